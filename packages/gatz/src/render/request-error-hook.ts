import type { PluginModule } from "../react/wrappers.js";
import type { Renderer } from "../universal/renderer.js";

type Hook = (error: unknown, failed: object, options: object) => unknown;

/** `onRequestError` of all gatsby-ssr modules, each told; undefined where none has it. Rejects with what the first threw that failed. */
export function createRequestErrorHook(plugins: readonly PluginModule[]): Renderer["onRequestError"] {
	const hooks = plugins.flatMap(({ module, options }) => {
		const hook =
			(module as Record<string, unknown>).onRequestError ?? (module.default as Record<string, unknown> | undefined)?.onRequestError;
		return typeof hook === "function" ? [{ run: hook as Hook, options }] : [];
	});
	if (hooks.length === 0) return undefined;
	return async (error, failed) => {
		const told = await Promise.allSettled(hooks.map(async ({ run, options }) => run(error, failed, options)));
		for (const outcome of told) if (outcome.status === "rejected") throw outcome.reason;
	};
}
