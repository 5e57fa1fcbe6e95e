import { Readable } from "node:stream";
import { openFileStream } from "../server/file-stream.js";
import type { FileReader } from "./sent-answer.js";

/** Streams from disk. Rejects where the file is another one by now. */
export const streamFile: FileReader = async (body) => Readable.toWeb(await openFileStream(body)) as ReadableStream<Uint8Array>;
