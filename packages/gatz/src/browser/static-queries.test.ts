import { afterEach, expect, test, vi } from "vitest";
import { createStaticQueries } from "./static-queries.js";

afterEach(() => void vi.unstubAllGlobals());

test("9.13.4 asks once for a result, three times where it fails, and again the next time", async () => {
	const asked: string[] = [];
	let answer = "no JSON";
	vi.stubGlobal("fetch", async (url: string) => {
		asked.push(url);
		return new Response(answer);
	});
	const queries = createStaticQueries("/blog");
	await expect(queries.load("7")).rejects.toThrow(SyntaxError);
	expect(asked).toHaveLength(3);
	answer = '{"data":1}';
	await Promise.all([queries.load("7"), queries.load("7")]);
	await queries.load("7");
	expect(asked).toEqual(Array(4).fill("/blog/page-data/sq/d/7.json"));
	expect(queries.results).toEqual({ "7": { data: 1 } });
});
