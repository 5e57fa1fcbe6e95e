import { join } from "node:path";
import { readJson, whenThere } from "../system/files.js";
import { type RecordsByFile, readSources, type SourcesFile } from "./document-sources.js";
import { SERVER_FILES } from "./schema.js";

/** @returns nothing for a server half without such a file */
export async function readRecords(serverDirectory: string): Promise<RecordsByFile> {
	return readSources((await whenThere(readJson(join(serverDirectory, SERVER_FILES.documentSources)))) as SourcesFile | undefined);
}
