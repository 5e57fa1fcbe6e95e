import { join, resolve, sep } from "node:path";
import { ByteLru } from "../system/byte-lru.js";
import { readBytes, statPath } from "../system/files.js";
import type { PublicFile } from "./artifact.js";
import { contentTypeOf } from "./content-types.js";
import type { FileRecord } from "./schema.js";

/** Files up to this size are kept in memory once they were read. Bytes. */
const SMALL_FILE = 64 * 1024;
/** Memory for all of these. Bytes. */
const MEMORY = 16 * 1024 * 1024;

/** How long the disk's answer about a file that the build does not list holds, in ms, and how many such answers are kept. */
const MEMO = { age: 2000, entries: 1000, pathLength: 512 };

export interface PublicFiles {
	find(path: string): PublicFile | undefined | Promise<PublicFile | undefined>;
	read(file: PublicFile): Uint8Array | Promise<Uint8Array>;
}

/**
 * The files of `public/`. Those that the build lists are looked at once, as a plugin may have changed them after the commit; after
 * that, and for their absence, no disk is asked. Others, which plugins wrote, are looked for on disk.
 */
export function createPublicFiles(directory: string, records: readonly FileRecord[]): PublicFiles {
	let listed: Map<string, FileRecord> | undefined; // made when it is first needed: a start does not wait for it
	const found = new Map<string, PublicFile>();
	const memo = new Map<string, { readonly file: PublicFile | undefined; readonly until: number }>();
	const contents = new ByteLru<Uint8Array>(MEMORY);

	const findListed = async (record: FileRecord): Promise<PublicFile | undefined> => {
		const file = await lookAt(join(directory, record.path));
		if (!file) return undefined;
		const untouched = file.size === record.size;
		const known = untouched ? { ...file, etag: `"${record.hash}"`, immutable: record.immutable } : file;
		found.set(record.path, known);
		return known;
	};
	const findOther = async (path: string): Promise<PublicFile | undefined> => {
		const file = isServable(directory, path) ? await lookAt(join(directory, path)) : undefined;
		if (path.length <= MEMO.pathLength) {
			memo.delete(path);
			memo.set(path, { file, until: performance.now() + MEMO.age });
			if (memo.size > MEMO.entries) memo.delete(memo.keys().next().value as string);
		}
		return file;
	};

	return {
		find(path) {
			const known = found.get(path);
			if (known) return known;
			listed ??= new Map(records.map((record) => [record.path, record]));
			const record = listed.get(path);
			if (record) return findListed(record);
			const remembered = memo.get(path);
			return remembered && performance.now() < remembered.until ? remembered.file : findOther(path);
		},
		read(file) {
			const key = `${file.file}\n${file.etag}`;
			return contents.get(key) ?? load(file, key, contents);
		},
	};
}

async function load(file: PublicFile, key: string, contents: ByteLru<Uint8Array>): Promise<Uint8Array> {
	const bytes = await readBytes(file.file);
	if (bytes.length <= SMALL_FILE) contents.set(key, bytes, bytes.length + key.length);
	return bytes;
}

async function lookAt(path: string): Promise<PublicFile | undefined> {
	const stats = await statPath(path).catch(() => undefined); // a name too long, a link to itself, no permission: not servable
	if (!stats?.isFile()) return undefined;
	const etag = `W/"${stats.size.toString(36)}-${Math.floor(stats.mtimeMs).toString(36)}"`;
	return { file: path, size: stats.size, etag, immutable: false, contentType: contentTypeOf(path) };
}

/** Inside of the folder and not hidden, `.well-known` excepted. */
function isServable(directory: string, path: string): boolean {
	if (path.includes("\0") || path.includes("\\")) return false;
	const hidden = path.split("/").some((part, index) => part.startsWith(".") && !(index === 0 && part === ".well-known"));
	return !hidden && resolve(directory, path).startsWith(directory + sep);
}
