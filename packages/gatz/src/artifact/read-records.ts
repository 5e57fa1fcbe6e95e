import { join } from "node:path";
import { readJson, whenThere } from "../system/files.js";
import { type RecordsByFile, readSources, type SourcesFile } from "./document-sources.js";
import { SERVER_FILES } from "./schema.js";

/** What a server half says of prerendered documents; undefined where it has no such file. */
export async function readSourcesFile(serverDirectory: string): Promise<SourcesFile | undefined> {
	return (await whenThere(readJson(join(serverDirectory, SERVER_FILES.documentSources)))) as SourcesFile | undefined;
}

/** @returns nothing for a server half without such a file */
export async function readRecords(serverDirectory: string): Promise<RecordsByFile> {
	return readSources(await readSourcesFile(serverDirectory));
}
