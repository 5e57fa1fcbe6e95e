import { join } from "node:path";
import { artifactLayout } from "../artifact/layout.js";
import { SERVER_FILES, type ServerManifest } from "../artifact/schema.js";
import type { Stage } from "../artifact/stage.js";
import type { BrowserBundle, ServerBundle } from "../bundle/bundle-site.js";
import type { BundleInput } from "../bundle/site-input.js";
import { changedPaths, type FileStates, readFileStates } from "../system/file-states.js";
import { readJson, systemCode, walk, writeAtomically } from "../system/files.js";
import { hashOf } from "../system/hash.js";
import { mapParallel } from "../system/parallel.js";
import type { ClientRoutes } from "../universal/client-route.js";
import { VERSION } from "../universal/version.js";
import type { Inspections } from "./decide-modes.js";
import { listSourceFiles } from "./site-sources.js";

/** What the last build's bundles were made from and what they gave, but for their files, which are in the artifact. */
export interface BundleRecord {
	/** The build whose server half holds the server's bundle. */
	readonly buildId: string;
	/** Every source of the site and every file that the bundles were made from. */
	readonly sources: FileStates;
	readonly server: Recorded<ServerBundle> & { readonly externals: ServerManifest["externals"] | null };
	readonly browser: Recorded<BrowserBundle>;
	readonly inspections: Inspections;
}

interface Recorded<Bundle> {
	readonly key: string;
	readonly bundle: Omit<Bundle, "files">;
	/** Paths of its files. */
	readonly files: readonly string[];
}

/** The last build's record, and what has changed since. */
export interface BundleHistory {
	readonly record: BundleRecord | undefined;
	readonly sources: FileStates;
	/** Absolute paths of files that are not as they were, sorted. */
	readonly changed: readonly string[];
}

/** Written into the server half by later steps of a build: not a bundle's. */
const NOT_BUNDLED: ReadonlySet<string> = new Set(
	Object.values(SERVER_FILES).filter((name) => name !== SERVER_FILES.renderer && name !== SERVER_FILES.functions),
);

const recordFile = (siteDirectory: string): string => join(artifactLayout(siteDirectory).cache, "bundle.json");

/**
 * @param directories the site, and plugins that are no installed packages
 * @param isKept whether the last build's bundles may be used again
 */
export async function readBundleHistory(stage: Stage, directories: readonly string[], isKept: boolean): Promise<BundleHistory> {
	const record = isKept ? await readRecord(stage) : undefined;
	const sources = await readSources(directories, Object.keys(record?.sources ?? {}), record?.sources);
	return { record, sources, changed: record ? changedPaths(record.sources, sources) : [] };
}

/**
 * Looks at all files that bundles may come from.
 * @param bundled absolute paths of those that they do come from
 */
export async function readSources(directories: readonly string[], bundled: readonly string[], before?: FileStates): Promise<FileStates> {
	return readFileStates([...(await listSourceFiles(directories, bundled)), ...bundled], before);
}

async function readRecord({ siteDirectory, previous }: Stage): Promise<BundleRecord | undefined> {
	try {
		const record = (await readJson(recordFile(siteDirectory))) as BundleRecord;
		const isUsable = record.buildId === previous?.buildId && (await hasServerFiles(siteDirectory, record));
		return isUsable ? record : undefined;
	} catch (error) {
		if (error instanceof SyntaxError || systemCode(error) === "ENOENT") return undefined;
		throw error;
	}
}

/** Whether the server half of the last build is still there. */
async function hasServerFiles(siteDirectory: string, { buildId, server }: BundleRecord): Promise<boolean> {
	const there = new Set(await walk(join(artifactLayout(siteDirectory).servers, buildId)));
	return [...server.files, SERVER_FILES.results, SERVER_FILES.resultIndex].every((file) => there.has(file));
}

/** Kept beside the artifact, not in it: times of files differ from one machine to another. */
export async function writeBundleRecord(siteDirectory: string, record: BundleRecord): Promise<void> {
	await writeAtomically(recordFile(siteDirectory), JSON.stringify(record));
}

export function serverKey(input: BundleInput): string {
	return hashOf([VERSION, process.version, JSON.stringify(input)]);
}

export function browserKey(input: BundleInput, clientRoutes: ClientRoutes): string {
	return hashOf([serverKey(input), JSON.stringify(clientRoutes)]);
}

/** Copies the server's bundle of the last build, with the packages that stayed outside, into the stage. */
export async function reuseServerFiles({ siteDirectory, copyServer }: Stage, { buildId }: BundleRecord): Promise<readonly string[]> {
	const directory = join(artifactLayout(siteDirectory).servers, buildId);
	const files = (await walk(directory)).filter((file) => !NOT_BUNDLED.has(file));
	await mapParallel(files, 16, (file) => copyServer(file, join(directory, file)));
	return files;
}

/** Takes the browser's bundle of the last build over; false when a file of it is not there any more. */
export function reuseBrowserFiles(stage: Stage, { browser }: BundleRecord): boolean {
	return browser.files.every((file) => stage.keepPublic(file) !== undefined);
}
