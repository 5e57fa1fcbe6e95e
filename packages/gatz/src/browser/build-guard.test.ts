import { expect, test } from "vitest";
import { createBuildGuard } from "./build-guard.js";
import type { SessionStore } from "./session-store.js";

function memory(): SessionStore {
	const values = new Map<string, string>();
	return { read: (key) => values.get(key) ?? null, write: (key, value) => Boolean(values.set(key, value)) };
}

test("a document is loaded at most once in a row for a URL: SPEC 5.10.3", () => {
	let hash = "one";
	const guard = createBuildGuard(() => hash, memory());
	expect([guard.mayReload("/a"), guard.mayReload("/a"), guard.mayReload("/b")]).toEqual([true, false, true]);
	hash = "two";
	expect(guard.mayReload("/b")).toBe(true);
});

test("where nothing can be kept there is no reload", () => {
	expect(createBuildGuard(() => "one", { read: () => null, write: () => false }).mayReload("/a")).toBe(false);
});

test("an unknown hash is not another one", () => {
	const guard = createBuildGuard(() => "one", memory());
	expect([guard.isOther("two"), guard.isOther("one"), guard.isOther(null), guard.isOther(undefined)]).toEqual([true, false, false, false]);
	expect(createBuildGuard(() => undefined, memory()).isOther("two")).toBe(false);
});
