import { expect, it } from "vitest";
import { isNotFound, isRedirect, isRedirectStatus, notFound, redirect } from "./answers.js";

it("knows its own answers and nothing else", () => {
	expect([isRedirect(redirect("/a/")), isNotFound(notFound())]).toEqual([true, true]);
	expect([isRedirect(notFound()), isNotFound(redirect("/a/"))]).toEqual([false, false]);
	for (const value of [undefined, null, "redirect", {}, new Error("x")])
		expect([isRedirect(value), isNotFound(value)]).toEqual([false, false]);
	expect(redirect("/a/").status).toBe(302);
	expect([isRedirectStatus(303), isRedirectStatus(304), isRedirectStatus("301")]).toEqual([true, false, false]);
});
