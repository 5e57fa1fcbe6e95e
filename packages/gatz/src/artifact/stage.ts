import { join } from "node:path";
import { type Content, copy, createFolderWriter, exists, hashFile, makeDirectory, remove, statPath, walk, write } from "../system/files.js";
import { contentHash, hashOf } from "../system/hash.js";
import { mapParallel } from "../system/parallel.js";
import { GatzError } from "../universal/errors.js";
import { writeFileList } from "./file-list.js";
import { artifactLayout } from "./layout.js";
import { clearLeftover, NO_LEFTOVER, readCurrent } from "./leftover.js";
import { lockBuild } from "./lock.js";
import { finishInterrupted, isBlocked } from "./redo-log.js";
import { type CurrentBuild, type FileRecord, FORMAT, SERVER_FILES, type ServerManifest, type WrittenManifest } from "./schema.js";
import { createUnchangedFiles } from "./unchanged-files.js";
import { isInnerPath } from "./validate.js";

/** What the staging area can't know of a build itself. */
export type BuildDescription = Omit<ServerManifest, "format" | "buildId" | "files">;

export interface PublicFileOptions {
	/** The name holds a hash of the content. Default false. */
	readonly immutable?: boolean;
}

/** Where a build is put together before it takes the place of the one that is served. Whoever has it holds the site's build lock. */
export interface Stage {
	readonly siteDirectory: string;
	/** The server half to be, from which prerendering imports; all that is in it at `finish` belongs to the build. */
	readonly serverDirectory: string;
	/** A line for the user when something was found and replaced. */
	readonly notice: string | undefined;
	/** Whether `public/` holds a build whose list of files is lost. */
	readonly replacesPublic: boolean;
	/** The build that is served, which this one will replace. */
	readonly previous: CurrentBuild | undefined;
	readonly layout: StagingLayout;
	/** Files of `public/` changed since then are this build's plugins' work. Milliseconds, by the file system's clock. */
	readonly since: number;
	/** @param path below `public/`, decoded, with `/`; a later call for the same path wins */
	writePublic(path: string, content: Content, options?: PublicFileOptions): Promise<FileRecord>;
	copyPublic(path: string, sourceFile: string, options?: PublicFileOptions): Promise<FileRecord>;
	/** Adds a file that another thread wrote with a {@link StageFile} of its own. */
	addPublic(record: FileRecord): void;
	/**
	 * Takes a file over from the build that is served, if it is still as that build wrote it.
	 * @param hash what the file's content should be, when that is known
	 */
	keepPublic(path: string, hash?: string): FileRecord | undefined;
	/** Resolves when {@link keepPublic} knows all files. */
	readonly looked: Promise<void>;
	/** Whether a file of `public/` is as it should be: kept, or as the build that is served wrote it with the same content. */
	isInPlace(record: FileRecord): boolean;
	/** Files that are staged or kept so far. */
	records(): readonly FileRecord[];
	/** Where the content of a staged or kept file is. Absolute. */
	locate(record: FileRecord): string;
	writeServer(path: string, content: Content): Promise<void>;
	copyServer(path: string, sourceFile: string): Promise<void>;
	/** Gives the build its id, which is a hash of everything in it, and writes its manifest. */
	finish(description: BuildDescription): Promise<ServerManifest>;
	/**
	 * Ends a build that failed. The one that is served stays as it is; a commit that has begun is left for the next build or serve to
	 * complete. After a commit nothing happens.
	 */
	discard(): Promise<void>;
	/** Gives the lock back; what is staged stays. */
	release(): Promise<void>;
}

/**
 * How files of `public/` wait for the commit. `tree`: as they will lie there, so that a first build moves whole folders into their place.
 * `flat`: all in one folder, because their folders are there already and making them takes longer than writing.
 */
export type StagingLayout = "tree" | "flat";

/**
 * Begins a build. A commit that was cut short is completed first.
 * @throws GatzError BUILD_RUNNING when another process builds the same site
 */
export async function createStage(siteDirectory: string): Promise<Stage> {
	const release = await lockBuild(siteDirectory);
	try {
		await finishInterrupted(siteDirectory);
		return await prepareStage(siteDirectory, release);
	} catch (error) {
		await release();
		throw error;
	}
}

async function prepareStage(siteDirectory: string, unlock: () => Promise<void>): Promise<Stage> {
	const layout = artifactLayout(siteDirectory);
	const previous = await readCurrent(siteDirectory);
	const { notice, replacesPublic } = previous ? NO_LEFTOVER : await clearLeftover(siteDirectory);
	const staging: StagingLayout = previous ? "flat" : "tree";
	const unchanged = createUnchangedFiles(siteDirectory, previous);
	await makeDirectory(layout.nextServer);
	const since = (await statPath(layout.nextServer))?.mtimeMs ?? 0;
	const records = new Map<string, FileRecord>();
	let held = true;
	const release = async (): Promise<void> => {
		if (held) await unlock();
		held = false; // from now on the staging area may be another process's
	};
	const stageFile = createFileStager(siteDirectory, staging);
	const kept = new Set<FileRecord>();
	const remember = (record: FileRecord): FileRecord => {
		records.set(record.path, record);
		return record;
	};

	return {
		siteDirectory,
		serverDirectory: layout.nextServer,
		notice,
		replacesPublic,
		previous,
		layout: staging,
		since,
		async writePublic(path, content, options) {
			return remember(stageFile(path, content, options));
		},
		async copyPublic(path, sourceFile, { immutable = false } = {}) {
			const size = (await statPath(sourceFile))?.size ?? 0;
			const record = { path, hash: await hashFile(sourceFile, size), size, immutable };
			await placed(() => copy(sourceFile, join(siteDirectory, stagedPath(path, staging))));
			return remember(record);
		},
		addPublic: (record) => void remember(record),
		keepPublic(path, hash) {
			const record = unchanged.find(path, hash);
			if (record) kept.add(remember(record));
			return record;
		},
		isInPlace: (record) => kept.has(record) || unchanged.find(record.path, record.hash) !== undefined,
		looked: unchanged.looked,
		records: () => [...records.values()],
		locate: (record) => (kept.has(record) ? join(layout.public, record.path) : join(siteDirectory, stagedPath(record.path, staging))),
		writeServer: (path, content) => write(join(layout.nextServer, inner(path)), content),
		copyServer: (path, sourceFile) => copy(sourceFile, join(layout.nextServer, inner(path))),
		async finish(description) {
			const files = [...records.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
			checkFolders(records);
			const content: Omit<ServerManifest, "buildId"> = { format: FORMAT, ...description, files };
			for (const name of [SERVER_FILES.manifest, SERVER_FILES.files]) await remove(join(layout.nextServer, name));
			const buildId = hashOf([JSON.stringify(content), ...(await hashTree(layout.nextServer))]);
			const { format, files: _, ...rest } = content;
			const written: WrittenManifest = { format, buildId, ...rest };
			await write(join(layout.nextServer, SERVER_FILES.files), writeFileList(files));
			await write(join(layout.nextServer, SERVER_FILES.manifest), JSON.stringify(written));
			return { ...written, files };
		},
		async discard() {
			if (held && !(await exists(layout.log))) await remove(layout.next);
			await release();
		},
		release,
	};
}

/** Writes a file of `public/` into the staging area. */
export type StageFile = (path: string, content: Content, options?: PublicFileOptions) => FileRecord;

/** For a thread that stages many files: it remembers which folders it has made. */
export function createFileStager(siteDirectory: string, layout: StagingLayout): StageFile {
	const write = createFolderWriter();
	return (path, content, { immutable = false } = {}) => {
		try {
			write(join(siteDirectory, stagedPath(path, layout)), content);
		} catch (error) {
			if (!isBlocked(error)) throw error; // else a file stands where a folder has to be: `finish` says which
		}
		return { path, hash: contentHash(content), size: Buffer.byteLength(content), immutable };
	};
}

async function placed(operation: () => Promise<void>): Promise<void> {
	try {
		await operation();
	} catch (error) {
		if (!isBlocked(error)) throw error;
	}
}

/** Where a file of `public/` waits for the commit, relative to the site. */
export function stagedPath(path: string, layout: StagingLayout): string {
	return `.cache/next/public/${layout === "tree" ? inner(path) : contentHash(inner(path))}`;
}

function inner(path: string): string {
	if (isInnerPath(path)) return path;
	throw new GatzError("INTERNAL", { message: `"${path}" is not a path inside of the build` });
}

/** No path may be a file and a folder, as `static/about` and the page `/about/` would have it. */
function checkFolders(records: ReadonlyMap<string, FileRecord>): void {
	for (const path of records.keys()) {
		for (let end = path.indexOf("/"); end !== -1; end = path.indexOf("/", end + 1)) {
			const folder = path.slice(0, end);
			if (!records.has(folder)) continue;
			throw new GatzError("PAGE_COLLISION", { path: `/${folder}`, first: `the file ${folder}`, second: `the file ${path}` });
		}
	}
}

/** Path and hash of every file below a folder, in turn. */
export async function hashTree(directory: string): Promise<string[]> {
	const hashes = await mapParallel(await walk(directory), 8, async (path) => [path, await hashFile(join(directory, path))]);
	return hashes.flat();
}
