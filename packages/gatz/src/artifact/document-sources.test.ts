import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { joinCarried, type RecordedSources, writeSources } from "./document-sources.js";
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

it("joins what documents carry along, unless it is too much for every policy", () => {
	const documents = (count: number) =>
		new Map(Array.from({ length: count }, (_, index) => [`${index}.html`, record([], [`head ${index % 60}`])]));
	expect(joinCarried(new Map([...documents(2), ["x.html", record(["own"], ["head 0"])]]))).toEqual({
		scripts: ["head 0", "head 1"],
		styles: [],
	});
	expect(joinCarried(documents(60)).scripts).toEqual([]);
});
