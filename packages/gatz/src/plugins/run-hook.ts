import { join } from "node:path";
import { isWebpackMissing } from "../config/evaluate-module.js";
import type { Hook, NodePluginArgs } from "../plugin-api.js";
import { thrownPlace } from "../system/thrown-place.js";
import { type ErrorPlace, GatzError, thrownMessage } from "../universal/errors.js";
import { createHookWaits } from "./hook-waits.js";
import type { HookName } from "./hooks.js";
import { type Plugin, SITE_PLUGIN } from "./plugin.js";

/** Makes the arguments that a plugin's hook gets. */
export type HookArguments = (plugin: Plugin) => NodePluginArgs;

/**
 * Runs a hook of every plugin that has it, one after the other: in the order of gatsby-config, the site last.
 * @returns what the hooks answered, in that order
 * @throws HOOK_FAILED, naming plugin and hook; a GatzError that a hook met passes as it is
 */
export async function runHook(
	plugins: readonly Plugin[],
	name: HookName,
	createArguments: HookArguments,
	extra: object = {},
): Promise<unknown[]> {
	const results: unknown[] = [];
	for (const plugin of plugins) {
		if (plugin.hooks[name]) results.push(await runPluginHook(plugin, name, { ...createArguments(plugin), ...extra }));
	}
	return results;
}

/** Runs one hook of one plugin; undefined when it has none. */
export async function runPluginHook(plugin: Plugin, name: HookName, args: object): Promise<unknown> {
	const hook = plugin.hooks[name];
	if (!hook) return undefined;
	try {
		const answer = callHook(hook, args, plugin.options);
		if (!isPromise(answer)) return answer;
		const { reporter } = args as Partial<NodePluginArgs>;
		return await (plugin.waits ?? createHookWaits()).until(answer, { name, plugin: plugin.name, reporter });
	} catch (error) {
		if (error instanceof GatzError) throw error;
		const place = placeInPlugin(error, plugin);
		if (isWebpackMissing(error)) throw new GatzError("WEBPACK_MISSING", { file: place.file ?? plugin.name }, { place, cause: error });
		throw new GatzError("HOOK_FAILED", { hook: name, plugin: plugin.name, message: thrownMessage(error) }, { place, cause: error });
	}
}

/** Where in a plugin's code an error arose; the site's files are named relative to the site. */
export function placeInPlugin(thrown: unknown, plugin: Plugin): ErrorPlace {
	const found = thrownPlace(thrown, plugin.directory);
	const isElsewhere = plugin.name !== SITE_PLUGIN && found.file !== undefined;
	return { ...found, ...(isElsewhere && { file: join(plugin.directory, found.file) }), plugin: plugin.name };
}

/** A hook with three parameters ends when it calls the third, or when the promise that it answers with is settled. SPEC 6.1.24. */
function callHook(hook: Hook, args: object, options: object): unknown {
	if (hook.length < 3) return hook(args as never, options as never, () => {});
	return new Promise((resolve, reject) => {
		const callback = (error?: unknown, value?: unknown): void => (error ? reject(error) : resolve(value));
		const answer = hook(args as never, options as never, callback);
		if (isPromise(answer)) answer.then(resolve, reject);
	});
}

function isPromise(value: unknown): value is PromiseLike<unknown> {
	return typeof value === "object" && value !== null && "then" in value && typeof value.then === "function";
}
