import type { PluginModule } from "../react/wrappers.js";

/** Runs the hooks of `gatsby-browser`: plugins in the order of gatsby-config, the site last. SPEC 5.3. */
export interface HookRunner {
	/** What the plugins returned, without what is undefined. SPEC 5.3.16. */
	run(name: string, args?: object): unknown[];
	/** One after another, each awaited. */
	runInOrder(name: string): Promise<void>;
	has(name: string): boolean;
}

type Hook = (args: object, options: unknown) => unknown;

/** @param shared what each hook finds in its first argument besides its own */
export function createHookRunner(plugins: readonly PluginModule[], shared: object): HookRunner {
	const find = (name: string) => plugins.filter(({ module }) => typeof module[name] === "function");
	const call = ({ module, options }: PluginModule, name: string, args?: object) => (module[name] as Hook)({ ...args, ...shared }, options);
	return {
		run: (name, args) =>
			find(name)
				.map((plugin) => call(plugin, name, args))
				.filter((result) => result !== undefined),
		async runInOrder(name) {
			for (const plugin of find(name)) await call(plugin, name);
		},
		has: (name) => find(name).length > 0,
	};
}
