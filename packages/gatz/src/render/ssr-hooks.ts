import type { GatsbySSR } from "../react/plugin-hooks.js";
import type { PluginModule } from "../react/wrappers.js";
import { createHookFailure } from "../universal/hook-failure.js";

const HOOKS = [
	"replaceRenderer",
	"onRenderBody",
	"onPreRenderHTML",
	"wrapPageElement",
	"wrapRootElement",
] as const satisfies (keyof GatsbySSR)[];

/** The hooks that take part in the document. */
export type DocumentHook = Exclude<(typeof HOOKS)[number], "wrapPageElement" | "wrapRootElement">;

type AnyHook = (args: object, options: object) => unknown;

/** The modules with nothing but their hooks, each of which says whose it is when it fails. SPEC 5.4.10. */
export function readSsrHooks(plugins: readonly PluginModule[]): PluginModule[] {
	return plugins.map(({ name, module, options }) => {
		const hooks = HOOKS.flatMap((hook) => {
			// A CommonJS file's exports may stand below its default.
			const run = module[hook] ?? (module.default as PluginModule["module"] | undefined)?.[hook];
			return typeof run === "function" ? [[hook, namingPlugin(run as AnyHook, hook, name)] as const] : [];
		});
		return { name, options, module: Object.fromEntries(hooks) };
	});
}

/** One hook of all plugins that have it, in their order, with their options. */
export function collectHooks(plugins: readonly PluginModule[], name: DocumentHook): ((args: object) => unknown)[] {
	return plugins.flatMap(({ module, options }) => {
		const hook = module[name] as AnyHook | undefined;
		return hook ? [(args: object) => hook(args, options)] : [];
	});
}

function namingPlugin(run: AnyHook, hook: DocumentHook | keyof GatsbySSR, plugin: string): AnyHook {
	const fail = (thrown: unknown): never => {
		throw createHookFailure({ hook, plugin }, thrown);
	};
	return (args, options) => {
		try {
			const answer = run(args, options);
			return answer instanceof Promise ? answer.catch(fail) : answer;
		} catch (thrown) {
			return fail(thrown);
		}
	};
}
