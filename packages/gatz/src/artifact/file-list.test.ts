import { expect, it } from "vitest";
import { openFileList, writeFileList } from "./file-list.js";
import type { FileRecord } from "./schema.js";

const record = (path: string, index = 0): FileRecord => ({ path, hash: `h${index}`, size: index, immutable: index % 2 === 0 });

it("finds each file that was written, and no other", () => {
	const odd = ["", "a", "a.js", "a/b", "b%c", "new\nline", "tab\tbed", "é한🐕/index.html", "index.html", "zz"];
	for (let count = 0; count <= odd.length; count++) {
		const files = odd.slice(0, count).map(record);
		const list = openFileList(writeFileList(files));
		for (const file of files) expect(list.get(file.path)).toEqual(file);
		for (const path of [...odd.slice(count), "a.", "b", "b%25c", "new", "0", "zzz", "\t", "h1"]) expect(list.get(path)).toBeUndefined();
	}
});

it("is the same text whatever the order", () => {
	const files = ["b", "a", "c%", "c"].map(record);
	expect(writeFileList(files.toReversed())).toBe(writeFileList(files));
});
