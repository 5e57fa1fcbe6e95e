import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildSite } from "../support/command.js";
import { createTemporarySite, readTree, statTree, type TemporarySite } from "../support/temporary-site.js";

let shallow: TemporarySite;
let deep: TemporarySite;
beforeAll(async () => {
	[shallow, deep] = await Promise.all([createTemporarySite("artifact"), createTemporarySite("artifact", 3)]);
});
afterAll(() => Promise.all([shallow.delete(), deep.delete()]));

test("one input gives the same bytes in any folder, and nothing names the folder", async () => {
	await Promise.all([buildSite(shallow.directory), buildSite(deep.directory)]);
	const [first, second] = await Promise.all([shallow, deep].map(({ directory }) => readArtifact(directory)));
	expect(Object.keys(first as object)).toEqual(Object.keys(second as object));
	for (const [path, content] of Object.entries(first as Record<string, string>)) {
		expect(second?.[path] === content, path).toBe(true);
		expect(content.includes(shallow.directory), `${path} names the site's folder`).toBe(false);
	}
});

test("a build of the same input writes no file", async () => {
	const before = await statArtifact(shallow.directory);
	await buildSite(shallow.directory);
	expect(await statArtifact(shallow.directory)).toEqual(before);
});

async function readArtifact(directory: string): Promise<Record<string, string>> {
	const { "current.json": current, ...cache } = await readTree(join(directory, ".cache"));
	const server = Object.entries(cache).filter(([path]) => path.startsWith("server/"));
	const pub = Object.entries(await readTree(join(directory, "public")));
	return Object.fromEntries([["current.json", current ?? ""], ...server, ...pub.map(([path, text]) => [`public/${path}`, text])]);
}

async function statArtifact(directory: string): Promise<Record<string, string>> {
	const cache = await statTree(join(directory, ".cache"));
	const artifact = Object.entries(cache).filter(([path]) => path === "current.json" || path.startsWith("server/"));
	return { ...Object.fromEntries(artifact), ...(await statTree(join(directory, "public"))) };
}
