import { mkdtemp, readdir, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { copy, exists, hashFile, move, readText, removeFile, walk, whenThere, write, writeAtomically, writeExclusively } from "./files.js";
import { contentHash, hashOf } from "./hash.js";

let folder: string;
beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), "gatz-files-"));
});
afterEach(() => rm(folder, { recursive: true }));

it("walks sorted, through links, but not in circles", async () => {
	await write(join(folder, "b/2"), "");
	await write(join(folder, "b/10"), "");
	await write(join(folder, "a"), "");
	await symlink("a", join(folder, "link"));
	await symlink("b", join(folder, "folder"));
	await symlink("..", join(folder, "b/up"));
	await symlink("nowhere", join(folder, "dangling"));
	expect(await walk(folder)).toEqual(["a", "b/10", "b/2", "folder/10", "folder/2", "link"]);
	expect(await walk(join(folder, "none"))).toEqual([]);
});

it("copies what a link leads to, and moves over a file", async () => {
	await write(join(folder, "a"), "content");
	await symlink("a", join(folder, "link"));
	await copy(join(folder, "link"), join(folder, "deep/er/copy"));
	await rm(join(folder, "a"));
	await write(join(folder, "target"), "old");
	await move(join(folder, "deep/er/copy"), join(folder, "target"));
	expect(await readText(join(folder, "target"))).toBe("content");
});

it("replaces a file without leaving another, and writes exclusively once", async () => {
	const file = join(folder, "new/file");
	await writeAtomically(file, "one");
	await writeAtomically(file, "two");
	expect(await readText(file)).toBe("two");
	expect(await readdir(join(folder, "new"))).toEqual(["file"]);
	expect(await writeExclusively(file, "three")).toBe(false);
});

it("tells a missing file from another failure, and removes no folder as a file", async () => {
	await write(join(folder, "a/b"), "");
	expect(await whenThere(readText(join(folder, "a/b/c")))).toBeUndefined();
	await expect(whenThere(readText(folder))).rejects.toThrow("EISDIR");
	await removeFile(join(folder, "a"));
	await removeFile(join(folder, "none"));
	expect(await exists(join(folder, "a/b"))).toBe(true);
});

it("hashes a file as its content, read whole or as a stream", async () => {
	await write(join(folder, "a"), "äöü");
	expect(await hashFile(join(folder, "a"))).toBe(contentHash("äöü"));
	expect(await hashFile(join(folder, "a"), Number.POSITIVE_INFINITY)).toBe(contentHash(Buffer.from("äöü")));
	expect(contentHash("")).toBe("e3b0c44298fc1c149afbf4c8996fb924");
	expect(hashOf(["ab", "c"])).not.toBe(hashOf(["a", "bc"]));
});
