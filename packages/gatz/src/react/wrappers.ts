import type { ReactElement } from "react";
import type { Wrappers } from "./page-tree.js";

/** A gatsby-ssr or gatsby-browser module with its plugin's options. */
export interface PluginModule {
	/** For messages. */
	readonly name: string;
	readonly module: Readonly<Record<string, unknown>>;
	readonly options: Readonly<Record<string, unknown>>;
}

/**
 * Chains the wrapping hooks of all plugins, in their order: each gets what the one before it returned. SPEC 5.3.8–9.
 * @param extra what every hook's first argument has besides (the browser's `loadPage` and the like)
 */
export function createWrappers(plugins: readonly PluginModule[], extra?: object): Wrappers {
	return { wrapPageElement: chain(plugins, "wrapPageElement", extra), wrapRootElement: chain(plugins, "wrapRootElement", extra) };
}

/** One hook from all, or undefined where no plugin has it. */
function chain(plugins: readonly PluginModule[], name: keyof Wrappers, extra: object | undefined) {
	const hooks = findHooks<{ element: ReactElement }>(plugins, name);
	if (hooks.length === 0) return undefined;
	return (args: { element: ReactElement }): ReactElement =>
		hooks.reduce((element, hook) => (hook({ ...extra, ...args, element }) as ReactElement | null | undefined) ?? element, args.element);
}

/** One hook of all plugins that have it, in their order; the plugin's options are bound. */
export function findHooks<Args>(plugins: readonly PluginModule[], name: string): ((args: Args) => unknown)[] {
	return plugins.flatMap(({ module, options }) => {
		// A CommonJS file's exports may stand below its default.
		const hook = module[name] ?? (module.default as PluginModule["module"] | undefined)?.[name];
		return typeof hook === "function" ? [(args: Args): unknown => hook(args, options)] : [];
	});
}
