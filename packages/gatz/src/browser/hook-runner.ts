import { findHooks, type PluginModule } from "../react/wrappers.js";

/** Runs the hooks of `gatsby-browser`: plugins in the order of gatsby-config, the site last. SPEC 5.3. */
export interface HookRunner {
	/** What the plugins returned, without what is undefined. SPEC 5.3.16. */
	run(name: string, args?: object): unknown[];
	/** One after another, each awaited. */
	runInOrder(name: string): Promise<void>;
	has(name: string): boolean;
}

/** @param shared what each hook finds in its first argument besides its own */
export function createHookRunner(plugins: readonly PluginModule[], shared: object): HookRunner {
	const find = (name: string) => findHooks<object>(plugins, name);
	return {
		run: (name, args) =>
			find(name)
				.map((hook) => hook({ ...args, ...shared }))
				.filter((result) => result !== undefined),
		async runInOrder(name) {
			for (const hook of find(name)) await hook({ ...shared });
		},
		has: (name) => find(name).length > 0,
	};
}
