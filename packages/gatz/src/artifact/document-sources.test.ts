import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { createPrerenderedSources, type RecordedSources, writeSources } from "./document-sources.js";
import { readRecords } from "./read-records.js";
import { SERVER_FILES } from "./schema.js";

const record = (scripts: string[], carried: string[] = []): RecordedSources => ({
	sources: { scripts: [...scripts, ...carried], styles: ["style"] },
	carried: { scripts: carried, styles: [] },
});

it("is read as it was written, by path, with each text once", async () => {
	const records = new Map([
		["b.html", record(["shared", "b"])],
		["a.html", record(["shared", "a"], ["head"])],
	]);
	const folder = await mkdtemp(join(tmpdir(), "gatz-sources-"));
	try {
		expect(await readRecords(folder)).toEqual(new Map());
		const text = writeSources(records);
		await writeFile(join(folder, SERVER_FILES.documentSources), text);
		expect(await readRecords(folder)).toEqual(records);
		expect(text.match(/"shared"/g)).toHaveLength(1);
		expect(writeSources(new Map([...records].reverse()))).toBe(text);
	} finally {
		await rm(folder, { recursive: true });
	}
});

it("says of a document what its policy has to allow, and of all what they carry along, unless it is too much for every policy", () => {
	const open = (records: Iterable<readonly [string, RecordedSources]>) =>
		createPrerenderedSources(JSON.parse(writeSources(new Map(records))));
	const documents = (count: number) =>
		Array.from({ length: count }, (_, index) => [`${index}.html`, record([], [`head ${index % 60}`])] as const);
	const { ofFile, ofVisit } = open([...documents(2), ["x.html", record(["own"], ["head 0"])]]);
	expect(ofVisit).toEqual({ scripts: ["head 0", "head 1"], styles: [] });
	expect([ofFile("x.html"), ofFile("toString")]).toEqual([{ scripts: ["own", "head 0"], styles: ["style"] }, undefined]);
	expect(open(documents(60)).ofVisit.scripts).toEqual([]);
	expect(createPrerenderedSources().ofVisit.scripts).toEqual([]);
});
