import { expect, it } from "vitest";
import { decideMode } from "./page-mode.js";

it.each([
	["SSG", {}, { hasServerData: false }],
	["SSR", { defer: true }, { hasServerData: true, configResult: { defer: false } }],
	["DSG", { defer: true }, { hasServerData: false }],
	["DSG", { defer: false }, { hasServerData: false, configResult: { defer: true } }],
	["SSG", { defer: true }, { hasServerData: false, configResult: { defer: false } }],
	["DSG", { defer: true }, { hasServerData: false, configResult: { defer: "no" } }],
] as const)("is %s for %j and %j (SPEC 1.2.2–1.2.4)", (mode, page, source) => {
	expect(decideMode({ path: "/a/", ...page }, source)).toEqual({ mode });
});

it("makes error pages static and warns (SPEC 1.2.7), but not what they are copied from (SPEC 1.2.8)", () => {
	expect(decideMode({ path: "/404.html" }, { hasServerData: true })).toEqual({
		mode: "SSG",
		warning: expect.stringContaining("/404.html"),
	});
	expect(decideMode({ path: "/500.html" }, { hasServerData: false })).toEqual({ mode: "SSG" });
	expect(decideMode({ path: "/404/" }, { hasServerData: true })).toEqual({ mode: "SSR" });
});
