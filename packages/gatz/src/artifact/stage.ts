import { join } from "node:path";
import { type Content, copy, exists, hashFile, makeDirectory, remove, statPath, walk, write } from "../system/files.js";
import { contentHash, hashOf } from "../system/hash.js";
import { mapParallel } from "../system/parallel.js";
import { GatzError } from "../universal/errors.js";
import { artifactLayout } from "./layout.js";
import { clearLeftover } from "./leftover.js";
import { lockBuild } from "./lock.js";
import { finishInterrupted } from "./redo-log.js";
import { type FileRecord, FORMAT, SERVER_FILES, type ServerManifest } from "./schema.js";
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
	/** Files of `public/` changed since then are this build's plugins' work. Milliseconds, by the file system's clock. */
	readonly since: number;
	/** @param path below `public/`, decoded, with `/`; a later call for the same path wins */
	writePublic(path: string, content: Content, options?: PublicFileOptions): Promise<FileRecord>;
	copyPublic(path: string, sourceFile: string, options?: PublicFileOptions): Promise<FileRecord>;
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
	const { notice, replacesPublic } = await clearLeftover(siteDirectory);
	await makeDirectory(layout.nextServer);
	const since = (await statPath(layout.nextServer))?.mtimeMs ?? 0;
	const records = new Map<string, FileRecord>();
	let held = true;
	const release = async (): Promise<void> => {
		if (held) await unlock();
		held = false; // from now on the staging area may be another process's
	};
	const remember = (record: FileRecord): FileRecord => {
		records.set(record.path, record);
		return record;
	};

	return {
		siteDirectory,
		serverDirectory: layout.nextServer,
		notice,
		replacesPublic,
		since,
		async writePublic(path, content, { immutable = false } = {}) {
			await write(join(siteDirectory, stagedPath(path)), content);
			return remember({ path, hash: contentHash(content), size: Buffer.byteLength(content), immutable });
		},
		async copyPublic(path, sourceFile, { immutable = false } = {}) {
			const staged = join(siteDirectory, stagedPath(path));
			await copy(sourceFile, staged);
			const size = (await statPath(staged))?.size ?? 0;
			return remember({ path, hash: await hashFile(staged, size), size, immutable });
		},
		writeServer: (path, content) => write(join(layout.nextServer, inner(path)), content),
		copyServer: (path, sourceFile) => copy(sourceFile, join(layout.nextServer, inner(path))),
		async finish(description) {
			const files = [...records.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
			checkFolders(records);
			const content: Omit<ServerManifest, "buildId"> = { format: FORMAT, ...description, files };
			await remove(join(layout.nextServer, SERVER_FILES.manifest));
			const buildId = hashOf([JSON.stringify(content), ...(await hashTree(layout.nextServer))]);
			const { format, ...rest } = content;
			const manifest: ServerManifest = { format, buildId, ...rest };
			await write(join(layout.nextServer, SERVER_FILES.manifest), JSON.stringify(manifest));
			return manifest;
		},
		async discard() {
			if (held && !(await exists(layout.log))) await remove(layout.next);
			await release();
		},
		release,
	};
}

/** Where a file of `public/` waits for the commit, relative to the site: all in one folder, as making folders takes longer than writing. */
export function stagedPath(path: string): string {
	return `.cache/next/public/${contentHash(inner(path))}`;
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
