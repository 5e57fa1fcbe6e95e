import type { Plugin } from "../plugins/plugin.js";
import { type HookArguments, placeInPlugin, runPluginHook } from "../plugins/run-hook.js";
import { GatzError, thrownMessage } from "../universal/errors.js";
import type { DataNode } from "./node.js";

/** Runs `shouldOnCreateNode` and `onCreateNode`, for each node on its own. SPEC 6.1.8, 6.1.9. */
export interface NodeHooks {
	/** Starts the hooks of a node. Resolves when they have ended, also when one has failed: `settled` says so. */
	run(node: DataNode): Promise<void>;
	/** Resolves when no hook is running. Rejects with the first failure, as soon as there is one. */
	settled(): Promise<void>;
	/** Never resolves; rejects with the first failure. */
	readonly failed: Promise<never>;
	/** Forgets a failure: in develop, the change that mends it comes later. */
	recover(): void;
}

export function createNodeHooks(plugins: readonly Plugin[], createArguments: () => HookArguments): NodeHooks {
	let running = 0;
	const wake: (() => void)[] = [];
	let failure = createFailure();

	function idle(): void | Promise<void> {
		if (running > 0) return new Promise((resolve) => wake.push(resolve));
	}

	async function runAll(node: DataNode, chosen: readonly Plugin[]): Promise<void> {
		running++;
		try {
			for (const plugin of chosen) await runPluginHook(plugin, "onCreateNode", { ...createArguments()(plugin), node });
		} catch (error) {
			failure.fail(error);
		} finally {
			running--;
			if (running === 0) for (const resolve of wake.splice(0)) resolve();
		}
	}

	return {
		run(node) {
			try {
				const chosen = plugins.filter((plugin) => plugin.hooks.onCreateNode && wantsNode(plugin, node));
				return chosen.length === 0 ? DONE : runAll(node, chosen);
			} catch (error) {
				failure.fail(error);
				return DONE;
			}
		},
		get failed() {
			return failure.failed;
		},
		recover() {
			failure = createFailure();
		},
		async settled() {
			// A node of which the hooks begin while others end is waited for as well.
			do {
				await Promise.race([failure.failed, idle()]);
			} while (running > 0);
		},
	};
}

const DONE = Promise.resolve();

function createFailure(): { readonly failed: Promise<never>; fail(error: unknown): void } {
	let fail: (error: unknown) => void = () => {};
	const failed = new Promise<never>((_, reject) => {
		fail = reject;
	});
	failed.catch(() => {}); // whoever waits for the stage hears of it
	return { failed, fail: (error) => fail(error) };
}

function wantsNode(plugin: Plugin, node: DataNode): boolean {
	const { shouldOnCreateNode } = plugin.hooks;
	if (!shouldOnCreateNode) return true;
	try {
		return Boolean(shouldOnCreateNode({ node } as never, plugin.options as never, () => {}));
	} catch (cause) {
		const values = { hook: "shouldOnCreateNode", plugin: plugin.name, message: thrownMessage(cause) };
		throw new GatzError("HOOK_FAILED", values, { place: placeInPlugin(cause, plugin), cause });
	}
}
