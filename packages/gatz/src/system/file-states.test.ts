import { mkdtemp, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { changedPaths, readFileStates } from "./file-states.js";

let directory: string;
beforeEach(async () => {
	directory = await mkdtemp(join(tmpdir(), "gatz-states-"));
});
afterEach(() => rm(directory, { recursive: true }));

describe("states of files", () => {
	it("differ where the content differs, not where only the time does", async () => {
		const [same, touched, edited, gone, added] = ["same", "touched", "edited", "gone", "added"].map((name) => join(directory, name));
		const all = [same, touched, edited, gone, added] as string[];
		for (const path of [same, touched, edited, gone] as string[]) await writeFile(path, "one");
		const before = await readFileStates(all);
		await utimes(touched as string, 1, 1);
		await writeFile(edited as string, "two!");
		await rm(gone as string);
		await writeFile(added as string, "new");
		const after = await readFileStates(all, before);
		expect(changedPaths(before, after)).toEqual([added, edited, gone]);
		expect(changedPaths(after, await readFileStates(all, after))).toEqual([]);
	});

	it("know of files that one side never asked for", async () => {
		const path = join(directory, "a");
		await writeFile(path, "one");
		expect(changedPaths({}, await readFileStates([path]))).toEqual([path]);
	});
});
