import { expect, test } from "vitest";
import { createHookRunner } from "./hook-runner.js";

const plugin = (name: string, module: object, options = {}) => ({ name, module: module as Record<string, unknown>, options });

test("results come in the plugins' order, without what is undefined: SPEC 5.3.16", () => {
	const hooks = createHookRunner(
		[
			plugin("a", { onRouteUpdate: (args: object, options: object) => ({ ...args, ...options }) }, { id: 1 }),
			plugin("b", { onRouteUpdate: () => undefined }),
			plugin("c", { onRouteUpdate: () => false }),
		],
		{ loadPage: "api" },
	);
	expect(hooks.run("onRouteUpdate", { prevLocation: null })).toEqual([{ prevLocation: null, loadPage: "api", id: 1 }, false]);
	expect(hooks.run("onClientEntry")).toEqual([]);
	expect(hooks.has("onRouteUpdate")).toBe(true);
});

test("hooks that return promises wait for each other: SPEC 5.3.1", async () => {
	const log: string[] = [];
	const slow = (name: string) => async () => {
		log.push(`${name} starts`);
		await new Promise((settle) => setTimeout(settle));
		log.push(`${name} ends`);
	};
	await createHookRunner([plugin("a", { onClientEntry: slow("a") }), plugin("b", { onClientEntry: slow("b") })], {}).runInOrder(
		"onClientEntry",
	);
	expect(log).toEqual(["a starts", "a ends", "b starts", "b ends"]);
});
