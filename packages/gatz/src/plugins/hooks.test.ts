import { describe, expect, it } from "vitest";
import apis from "../../apis.json" with { type: "json" };
import { HOOK_NAMES } from "./hooks.js";

describe("HOOKS", () => {
	it("agrees with apis.json, which plugins read", () => {
		expect(Object.keys(apis.node)).toEqual(HOOK_NAMES);
	});
});
