import { createHash } from "node:crypto";
import { createReadStream, mkdirSync, readFileSync, renameSync, type Stats, statSync, writeFileSync } from "node:fs";
import {
	constants,
	copyFile,
	type FileHandle,
	mkdir,
	open,
	readdir,
	readFile,
	realpath,
	rename,
	rm,
	rmdir,
	stat,
	unlink,
	utimes,
	writeFile,
} from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { contentHash } from "./hash.js";

export type { FileHandle, Stats };

export type Content = string | Uint8Array;

const NOT_THERE = new Set(["ENOENT", "ENOTDIR"]);

/** The `code` of a system error (`ENOENT`, …), undefined for anything else that was thrown. */
export function systemCode(thrown: unknown): string | undefined {
	return thrown instanceof Error && "code" in thrown && typeof thrown.code === "string" ? thrown.code : undefined;
}

/** Gives undefined instead of a rejection when the file or folder that was asked for is not there. */
export async function whenThere<T>(operation: Promise<T>): Promise<T | undefined> {
	try {
		return await operation;
	} catch (error) {
		if (NOT_THERE.has(systemCode(error) ?? "")) return undefined;
		throw error;
	}
}

export function readText(path: string): Promise<string> {
	return readFile(path, "utf8");
}

export function readBytes(path: string): Promise<Uint8Array> {
	return readFile(path);
}

/** Rejects with a SyntaxError when the text is not JSON. */
export async function readJson(path: string): Promise<unknown> {
	return JSON.parse(await readText(path));
}

/** Opens a file for reading; who opens it closes it. */
export function openFile(path: string): Promise<FileHandle> {
	return open(path, "r");
}

/** Opens a new file for writing, making its folder when it is not there; an old one is emptied. */
export function createFile(path: string): Promise<FileHandle> {
	return withDirectory(path, () => open(path, "w"));
}

/** The path of a file or folder with every symbolic link followed. */
export function realPath(path: string): Promise<string> {
	return realpath(path);
}

/** Follows symbolic links; undefined when nothing is there. */
export function statPath(path: string): Promise<Stats | undefined> {
	return whenThere(stat(path));
}

/**
 * Lets those who watch a file look at it again. Its time becomes a millisecond later: who remembers what it read by the file's time may have
 * read half of it.
 */
export async function wakeWatchers(path: string, { mtimeMs }: Stats): Promise<void> {
	const time = (mtimeMs + 1) / 1000;
	await whenThere(utimes(path, time, time));
}

export async function exists(path: string): Promise<boolean> {
	return (await statPath(path)) !== undefined;
}

/** Files up to this size are read at once to be hashed, which is several times faster for small ones. Bytes. */
const READ_WHOLE = 4 * 1024 * 1024;

/**
 * The `contentHash` of a file; large ones are read as a stream.
 * @param size of the file in bytes, asked of the system when it is not given
 */
export async function hashFile(path: string, size?: number): Promise<string> {
	if ((size ?? (await stat(path)).size) <= READ_WHOLE) return contentHash(await readFile(path));
	const hash = createHash("sha256");
	for await (const chunk of createReadStream(path)) hash.update(chunk);
	return hash.digest("hex").slice(0, 32);
}

/** The first bytes of a file as text. */
export async function readStart(path: string, length: number): Promise<string> {
	const file = await open(path, "r");
	try {
		const { buffer, bytesRead } = await file.read(Buffer.allocUnsafe(length), 0, length, 0);
		return buffer.toString("utf8", 0, bytesRead);
	} finally {
		await file.close();
	}
}

/** Names in a folder, sorted; none when there is no folder. */
export async function listDirectory(directory: string): Promise<string[]> {
	return ((await whenThere(readdir(directory))) ?? []).sort();
}

/**
 * Every file below a folder, as sorted paths relative to it with `/`. Follows symbolic links, except those that lead back to a
 * folder they are in. None when there is no folder.
 * @param skips folders that are not looked into, by their path relative to `directory`
 */
export async function walk(directory: string, skips: (folder: string) => boolean = () => false): Promise<string[]> {
	const files: string[] = [];
	const visit = async (folder: string, prefix: string, real: string, above: readonly string[]): Promise<void> => {
		if (above.includes(real)) return;
		const entries = await readdir(folder, { withFileTypes: true });
		await Promise.all(
			entries.map(async (entry) => {
				const path = prefix + entry.name;
				const inner = join(folder, entry.name);
				const target = entry.isSymbolicLink() ? await statPath(inner) : entry;
				if (target?.isFile()) files.push(path);
				if (!target?.isDirectory() || skips(path)) return;
				const innerReal = entry.isSymbolicLink() ? await realpath(inner) : join(real, entry.name);
				await visit(inner, `${path}/`, innerReal, [...above, real]);
			}),
		);
	};
	if (await exists(directory)) await visit(directory, "", await realpath(directory), []);
	return files.sort();
}

/** Makes a folder and those above it. */
export async function makeDirectory(directory: string): Promise<void> {
	await mkdir(directory, { recursive: true });
}

/** Writes a file in place, making its folder when it is not there. For files that nobody else reads yet. */
export function write(path: string, content: Content): Promise<void> {
	return withDirectory(path, () => writeFile(path, content));
}

/**
 * {@link write} in one go, for a thread that writes thousands of small files and has nothing else to do: a third of the time. A folder is
 * made before its first file, which costs less than to see the file fail.
 */
export function createFolderWriter(): (path: string, content: Content) => void {
	const made = new Set<string>();
	return (path, content) => {
		const folder = dirname(path);
		if (!made.has(folder)) mkdirSync(folder, { recursive: true });
		made.add(folder);
		writeFileSync(path, content);
	};
}

/** The text of a file, undefined when it can't be read: for messages. */
export function readTextSync(path: string): string | undefined {
	try {
		return readFileSync(path, "utf8");
	} catch {
		return undefined;
	}
}

/** {@link statPath} in one go, for thousands of files. */
export function statPathSync(path: string): Stats | undefined {
	try {
		return statSync(path, { throwIfNoEntry: false });
	} catch (error) {
		if (NOT_THERE.has(systemCode(error) ?? "")) return undefined;
		throw error;
	}
}

/** Writes a file that must not exist yet. False when it does. */
export async function writeExclusively(path: string, content: Content): Promise<boolean> {
	try {
		await withDirectory(path, () => writeFile(path, content, { flag: "wx" }));
		return true;
	} catch (error) {
		if (systemCode(error) === "EEXIST") return false;
		throw error;
	}
}

/** Replaces a file in one step that survives a power cut: a reader sees the old content or the new one, never a part. */
export async function writeAtomically(path: string, content: Content): Promise<void> {
	const beside = pathBeside(path);
	await withDirectory(path, async () => {
		const file = await open(beside, "w");
		try {
			await file.writeFile(content);
			await file.sync();
		} finally {
			await file.close();
		}
	});
	await rename(beside, path);
	await syncDirectory(dirname(path));
}

/** Makes sure that renames inside a folder are on disk. */
export async function syncDirectory(directory: string): Promise<void> {
	if (process.platform === "win32") return; // a folder can't be opened there
	const handle = await open(directory, "r");
	try {
		await handle.sync();
	} finally {
		await handle.close();
	}
}

/** Copies what a path leads to, symbolic links followed; shares blocks where the file system can. */
export function copy(from: string, to: string): Promise<void> {
	return withDirectory(to, () => copyFile(from, to, constants.COPYFILE_FICLONE));
}

/**
 * Moves a file or folder in one step, replacing a file. Between two file systems a file is written beside its place and then
 * renamed, so that a reader never sees a part of it.
 */
export async function move(from: string, to: string): Promise<void> {
	try {
		await withDirectory(to, () => rename(from, to));
	} catch (error) {
		if (systemCode(error) !== "EXDEV") throw error;
		const beside = pathBeside(to);
		await copy(from, beside);
		await rename(beside, to);
		await unlink(from);
	}
}

/** {@link move} in one go, for thousands of files. Throws EXDEV between two file systems. */
export function moveSync(from: string, to: string): void {
	withDirectorySync(to, () => renameSync(from, to));
}

/** Removes a file or a whole folder; nothing happens when it is not there. */
export async function remove(path: string): Promise<void> {
	await whenThere(rm(path, { recursive: true, force: true }));
}

/** Removes a file; nothing happens when it is not there or is a folder by now. */
export async function removeFile(path: string): Promise<void> {
	try {
		await whenThere(unlink(path));
	} catch (error) {
		if (!(await statPath(path))?.isDirectory()) throw error;
	}
}

/** Removes the folders from `directory` upwards that are empty, `top` itself excepted. */
export async function removeEmptyDirectories(directory: string, top: string): Promise<void> {
	for (let folder = directory; folder.startsWith(`${top}/`) || folder.startsWith(`${top}\\`); folder = dirname(folder)) {
		try {
			await whenThere(rmdir(folder));
		} catch {
			return; // not empty
		}
	}
}

/** A hidden name in the same folder, always the same, so that what a crash leaves is overwritten the next time. */
function pathBeside(path: string): string {
	return join(dirname(path), `.${basename(path)}.next`);
}

async function withDirectory<T>(path: string, operation: () => Promise<T>): Promise<T> {
	try {
		return await operation();
	} catch (error) {
		if (systemCode(error) !== "ENOENT") throw error;
		await makeDirectory(dirname(path));
		return await operation();
	}
}

function withDirectorySync(path: string, operation: () => void): void {
	try {
		operation();
	} catch (error) {
		if (systemCode(error) !== "ENOENT") throw error;
		mkdirSync(dirname(path), { recursive: true });
		operation();
	}
}
