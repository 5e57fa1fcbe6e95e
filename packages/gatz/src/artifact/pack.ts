import { join } from "node:path";
import { createFile, type FileHandle, openFile, readBytes, readJson, write } from "../system/files.js";
import { GatzError } from "../universal/errors.js";
import { SERVER_FILES } from "./schema.js";

/** Page path → offset and length of its JSON in the pack, in bytes. */
type PackIndex = Record<string, readonly [offset: number, length: number]>;

/** Bytes that are collected before they are written. */
const CHUNK = 1 << 20;

/** Writes the results of the pages that are rendered on request, one after the other, into one file. */
export interface PackWriter {
	/**
	 * Adds the result of a page. Pages come in ascending order of their paths, so that equal results give equal bytes.
	 * @param json text of `{"data"?, "pageContext"}`
	 */
	add(path: string, json: string): Promise<void>;
	/** Writes the index; nothing can be added after it. */
	close(): Promise<void>;
}

/** @param directory the server half, as staged */
export async function openPackWriter(directory: string): Promise<PackWriter> {
	const file = await createFile(join(directory, SERVER_FILES.results));
	const index: PackIndex = {};
	let last: string | undefined;
	let offset = 0;
	let pending: Buffer[] = [];
	let pendingBytes = 0;

	const flush = async (): Promise<void> => {
		const chunk = Buffer.concat(pending, pendingBytes);
		pending = [];
		pendingBytes = 0;
		await file.writeFile(chunk);
	};
	return {
		async add(path, json) {
			if (last !== undefined && path <= last) throw new GatzError("INTERNAL", { message: `${path} was packed after ${last}` });
			last = path;
			const bytes = Buffer.from(json);
			index[path] = [offset, bytes.length];
			offset += bytes.length;
			pending.push(bytes);
			pendingBytes += bytes.length;
			if (pendingBytes >= CHUNK) await flush();
		},
		async close() {
			try {
				await flush();
			} finally {
				await file.close();
			}
			await write(join(directory, SERVER_FILES.resultIndex), JSON.stringify(index));
		},
	};
}

/** All results of a pack, by page path. */
export async function readPack(directory: string): Promise<Record<string, string>> {
	const index = (await readJson(join(directory, SERVER_FILES.resultIndex))) as PackIndex;
	const bytes = Buffer.from(await readBytes(join(directory, SERVER_FILES.results)));
	return Object.fromEntries(
		Object.entries(index).map(([path, [offset, length]]) => [path, bytes.toString("utf8", offset, offset + length)]),
	);
}

/** Reads single results of a pack. Nothing is opened before the first one. */
export interface PackReader {
	/** The JSON of a page, undefined when the pack has none. */
	read(path: string): Promise<string | undefined>;
	close(): Promise<void>;
}

export function createPackReader(directory: string): PackReader {
	let opened: Promise<{ index: Map<string, readonly [number, number]>; file: FileHandle }> | undefined;
	const open = async () => {
		const index = (await readJson(join(directory, SERVER_FILES.resultIndex))) as PackIndex;
		return { index: new Map(Object.entries(index)), file: await openFile(join(directory, SERVER_FILES.results)) };
	};
	return {
		async read(path) {
			opened ??= open();
			const { index, file } = await opened;
			const place = index.get(path);
			if (!place) return undefined;
			const [offset, length] = place;
			const { buffer, bytesRead } = await file.read(Buffer.allocUnsafe(length), 0, length, offset);
			if (bytesRead !== length) {
				throw new GatzError("ARTIFACT_INVALID", { directory, problem: `${SERVER_FILES.results} ends before the result of ${path}` });
			}
			return buffer.toString("utf8");
		},
		async close() {
			const closing = opened;
			opened = undefined;
			await (await closing)?.file.close();
		},
	};
}
