import { expect, test } from "vitest";
import { readAnswer } from "./page-answer.js";

const PAGE = { componentChunkName: "c", path: "/a/", result: { pageContext: {} }, staticQueryHashes: [], slicesMap: {} };

test.each([200, 201, 404, 410, 418, 500, 503])("9.13.4 a page is shown whatever its status: %i (SPEC 8.21)", (status) => {
	expect(readAnswer(status, JSON.stringify(PAGE))).toEqual({ kind: "page", data: PAGE });
});

test.each([
	[200, '{"redirect":{"destination":"/b/?c#d","status":302}}', { kind: "redirect", destination: "/b/?c#d" }],
	[200, '{"document":true}', { kind: "document" }],
	[200, "<!DOCTYPE html>", { kind: "missing" }],
	[200, "null", { kind: "missing" }],
	[404, "{}", { kind: "missing" }],
	[500, "{}", { kind: "error" }],
	[503, "", null],
	[403, '{"path":7}', null],
])("9.13.4 %i %s", (status, text, answer) => {
	expect(readAnswer(status, text)).toEqual(answer);
});
