import { Readable } from "node:stream";
import { openFile } from "../system/files.js";
import type { FileReader } from "./sent-answer.js";

/** Streams from disk. Rejects where the file is another one by now: a part of it would pass for the whole. */
export const streamFile: FileReader = async ({ file, start = 0, end = file.size - 1 }) => {
	const handle = await openFile(file.file);
	if ((await handle.stat()).size === file.size) {
		return Readable.toWeb(handle.createReadStream({ start, end })) as ReadableStream<Uint8Array>;
	}
	await handle.close();
	throw new Error(`${file.file} was replaced while it was being asked for`);
};
