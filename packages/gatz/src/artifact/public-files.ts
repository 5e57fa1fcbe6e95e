import { join, resolve, sep } from "node:path";
import { ByteLru } from "../system/byte-lru.js";
import { listDirectory, readBytes, statPath } from "../system/files.js";
import type { PublicFile } from "./artifact.js";
import { CODING_SUFFIXES, CONTENT_CODINGS, type ContentCoding } from "./content-coding.js";
import { contentTypeOf } from "./content-types.js";
import type { FileList } from "./file-list.js";
import type { FileRecord } from "./schema.js";

/** Files up to this size are kept in memory once they were read. Bytes. */
const SMALL_FILE = 64 * 1024;
/** Memory for all of these. Bytes. */
const MEMORY = 16 * 1024 * 1024;

/** How long the disk's answer about a file holds, in ms, and how many such answers about files that no build lists are kept. */
const MEMO = { age: 2000, entries: 1000, pathLength: 512 };

/** What the disk said of a file. */
interface Finding<File> {
	readonly file: File;
	/** As `performance.now()` counts. */
	readonly until: number;
}

export interface PublicFiles {
	find(path: string): PublicFile | undefined | Promise<PublicFile | undefined>;
	read(file: PublicFile): Uint8Array | Promise<Uint8Array>;
}

/**
 * The files of `public/`. The build lists what it wrote with their hashes; others are plugins' work. Each is looked at now and then
 * all the same: a plugin may change it after the commit, and another build may take the place of this one while it is served.
 * @param age how long the disk's answer about a file holds, in ms
 */
export function createPublicFiles(directory: string, listed: FileList, age = MEMO.age): PublicFiles {
	const found = new Map<string, Finding<PublicFile>>();
	const memo = new Map<string, Finding<PublicFile | undefined>>();
	const opened = Date.now();
	const contents = new ByteLru<Uint8Array>(MEMORY);

	const findListed = async (record: FileRecord): Promise<PublicFile | undefined> => {
		const look = (one: FileRecord) => lookAt(join(directory, one.path), { record: one, before: opened });
		const plain = await look(record);
		const file = plain && (await withEncoded(plain, record, (path) => listed.get(path), look));
		if (file) found.set(record.path, { file, until: performance.now() + age });
		else found.delete(record.path);
		return file;
	};
	let folders: Finding<ReadonlySet<string>> | undefined;
	/** Names in `public/` itself: most URLs of pages lie in a folder that is not there, and need no look at the disk of their own. */
	const namesAtTop = async (): Promise<ReadonlySet<string>> => {
		if (!folders || performance.now() >= folders.until) {
			folders = { file: new Set(await listDirectory(directory)), until: performance.now() + age };
		}
		return folders.file;
	};
	const findOther = async (path: string): Promise<PublicFile | undefined> => {
		const isThere = isServable(directory, path) && (await namesAtTop()).has(path.replace(/\/.*$/, ""));
		const file = isThere ? await lookAt(join(directory, path)) : undefined;
		if (path.length <= MEMO.pathLength) {
			memo.delete(path);
			memo.set(path, { file, until: performance.now() + age });
			if (memo.size > MEMO.entries) memo.delete(memo.keys().next().value as string);
		}
		return file;
	};

	return {
		find(path) {
			const known = found.get(path);
			if (known && performance.now() < known.until) return known.file;
			const remembered = memo.get(path);
			if (remembered && performance.now() < remembered.until) return remembered.file;
			const record = listed.get(path);
			return record ? findListed(record) : findOther(path);
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

/** @param listed what the build knows of the file, which holds when it was not written after `before`, in ms since 1970 */
async function lookAt(path: string, listed?: { record: FileRecord; before: number }): Promise<PublicFile | undefined> {
	const stats = await statPath(path).catch(() => undefined); // a name too long, a link to itself, no permission: not servable
	if (!stats?.isFile()) return undefined;
	const { size, mtimeMs } = stats;
	const file = { file: path, size, contentType: contentTypeOf(path) };
	if (listed && size === listed.record.size && mtimeMs <= listed.before) {
		return { ...file, etag: `"${listed.record.hash}"`, immutable: listed.record.immutable };
	}
	return { ...file, etag: `W/"${size.toString(36)}-${Math.floor(mtimeMs).toString(36)}"`, immutable: false };
}

/** A file as the build left it has the compressed forms that the build made; one that was changed since then has none. */
async function withEncoded(
	file: PublicFile,
	{ path, hash }: FileRecord,
	findRecord: (path: string) => FileRecord | undefined,
	look: (record: FileRecord) => Promise<PublicFile | undefined>,
): Promise<PublicFile> {
	const encoded: { [Coding in ContentCoding]?: PublicFile } = {};
	for (const coding of CONTENT_CODINGS) {
		const record = file.etag === `"${hash}"` ? findRecord(path + CODING_SUFFIXES[coding]) : undefined;
		const form = record && (await look(record));
		if (form?.etag === `"${record?.hash}"`) encoded[coding] = { ...form, contentType: file.contentType };
	}
	return Object.keys(encoded).length > 0 ? { ...file, encoded } : file;
}

/** Inside of the folder and not hidden, `.well-known` excepted. */
function isServable(directory: string, path: string): boolean {
	if (path.includes("\0") || path.includes("\\")) return false;
	const hidden = path.split("/").some((part, index) => part.startsWith(".") && !(index === 0 && part === ".well-known"));
	return !hidden && resolve(directory, path).startsWith(directory + sep);
}
