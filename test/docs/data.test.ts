import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { buildSite } from "../support/command.js";
import { heading } from "../support/get.js";
import { createTemporarySite, type TemporarySite } from "../support/temporary-site.js";
import { readSamples } from "./samples.js";

let site: TemporarySite;
beforeEach(async () => {
	site = await createTemporarySite("empty");
});
afterEach(() => site.delete());

async function writeSamples(page: string): Promise<void> {
	for (const { path, code } of readSamples(page)) await site.write(path, code);
}

async function readResult(page: string): Promise<unknown> {
	return JSON.parse(await site.read(`public/page-data/${page}/page-data.json`)).result.data;
}

describe("reference/data.md", () => {
	const result = (title: string, path: string, words: number) => ({ post: { title, fields: { path }, childWordCount: { words } } });

	test("nodes of a source have fields and children, and pages", async () => {
		await writeSamples("reference/data.md");
		await buildSite(site.directory);
		expect(await readResult("posts/first")).toEqual(result("First", "/posts/first/", 3));
		expect(await readResult("posts/second")).toEqual(result("Second", "/posts/second/", 1));
		expect(heading(await site.read("public/posts/second/index.html"))).toBe("Second, 1");
	});

	test("a node with another digest loses its fields and children and has its hooks run; one that no source has any more goes", async () => {
		await writeSamples("reference/data.md");
		await buildSite(site.directory);
		await site.write("posts.json", JSON.stringify([{ slug: "first", title: "First", body: "one two" }]));
		expect(await buildSite(site.directory)).toContain("Rendered again, of 1 static pages: 1 (changed data)\n");
		expect(await readResult("posts/first")).toEqual(result("First", "/posts/first/", 2));
		await expect(site.read("public/posts/second/index.html")).rejects.toThrow("ENOENT");
	});

	test("another gatsby-node has all made anew, with one line", async () => {
		await writeSamples("reference/data.md");
		await buildSite(site.directory);
		await site.write("gatsby-node.js", (await site.read("gatsby-node.js")).replace("/posts/", "/texts/"));
		expect(await buildSite(site.directory)).toContain("all data and the plugins' caches are made anew");
		expect(await readResult("texts/first")).toEqual(result("First", "/texts/first/", 3));
	});
});

test("reference/schema.md", async () => {
	await writeSamples("reference/schema.md");
	await buildSite(site.directory);
	expect(await readResult("index")).toEqual({
		allPost: {
			nodes: [
				{ title: "HELLO AGAIN!!", published: "23. November 2026", subtitle: null, pages: null, author: null },
				{ title: "HELLO!!", published: "22. November 2026", subtitle: null, pages: 3, author: { name: "Ada" } },
			],
		},
		author: { posts: [{ title: "HELLO!!" }] },
		allDated: { totalCount: 2 },
		summary: { posts: 2 },
	});
});
