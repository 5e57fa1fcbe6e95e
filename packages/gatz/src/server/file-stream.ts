import type { Readable } from "node:stream";
import { openFile } from "../system/files.js";
import type { FileBody } from "./exchange.js";

/**
 * Opens a public file, or a part of it, for reading.
 * @throws when another one has taken its place: a part of that would pass for the whole
 */
export async function openFileStream({ file, start = 0, end = file.size - 1 }: FileBody): Promise<Readable> {
	const handle = await openFile(file.file);
	if ((await handle.stat()).size === file.size) return handle.createReadStream({ start, end });
	await handle.close();
	throw new Error(`${file.file} was replaced while it was being asked for`);
}
