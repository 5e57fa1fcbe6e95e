import { join } from "node:path";
import { exists, hashFile, listDirectory, readText, statPath, statPathSync, walk, whenThere, write } from "../system/files.js";
import { mapParallel } from "../system/parallel.js";
import { artifactLayout } from "./layout.js";
import { completeCommit, type Operation, type RedoLog, writeLog } from "./redo-log.js";
import { type CurrentBuild, type FileRecord, FORMAT, type ServerManifest } from "./schema.js";
import { hashTree, type Stage, type StagingLayout, stagedPath } from "./stage.js";

/** Builds whose hashed assets and server halves stay on disk, the new one included. */
const KEPT_BUILDS = 3;

/** What a commit did. */
export interface CommitReport {
	readonly current: CurrentBuild;
	/** Files of `public/` that were new or different. */
	readonly written: number;
	readonly removed: number;
}

/**
 * Puts a finished stage in the place of the build that is served and gives the build lock back. When this process dies on the way,
 * the next build or serve completes it; until `current.json` changes, the old build has all its assets and its server half.
 * Input equal to the last build's writes nothing.
 */
export async function commitStage(stage: Stage, manifest: ServerManifest): Promise<CommitReport> {
	const { phases, report } = await planCommit(stage, manifest);
	if (phases.some((operations) => operations.length > 0)) {
		await writeLog(stage.siteDirectory, phases);
		await completeCommit(stage.siteDirectory, phases);
		await stage.release();
	} else {
		await stage.discard();
	}
	return report;
}

/** What has to be done, in phases, for a stage to become the current build. SPEC 2.1.19, 2.1.20, 8.27. */
export async function planCommit(stage: Stage, manifest: ServerManifest): Promise<{ phases: RedoLog["phases"]; report: CommitReport }> {
	const layout = artifactLayout(stage.siteDirectory);
	const { previous } = stage;
	const current = nextCurrent(manifest, previous);
	const findMissing = createMissingFinder(layout.public);
	const doubtful = manifest.files.filter((file) => !stage.isInPlace(file));
	const changed = await filterParallel(doubtful, async (file) => {
		if (stage.layout === "tree" && findMissing(file.path) !== undefined) return true;
		return differs(join(layout.public, file.path), file);
	});
	const obsolete = await findObsolete(stage, current, previous);
	const phases = [
		...[true, false].map((immutable) =>
			placePublic(
				changed.filter((file) => file.immutable === immutable),
				stage.layout,
				findMissing,
			),
		),
		await placeServerHalf(stage.siteDirectory, manifest.buildId),
		await placeCurrent(stage.siteDirectory, current, doubtful.length > 0),
		[...obsolete.map(removePublic), ...(await clearServers(stage.siteDirectory, current))],
	];
	return { phases, report: { current, written: changed.length, removed: obsolete.length } };
}

/** Where files were staged as a tree, a folder that is not in `public/` yet is moved as a whole. */
function placePublic(files: readonly FileRecord[], layout: StagingLayout, findMissing: MissingFinder): Operation[] {
	const paths = files.map(({ path }) => (layout === "tree" ? (findMissing(path) ?? path) : path));
	return [...new Set(paths)].map((path) => ({ do: "move", from: stagedPath(path, layout), to: `public/${path}` }));
}

/** The highest folder above a path, or the path itself, that is not there. */
type MissingFinder = (path: string) => string | undefined;

function createMissingFinder(directory: string): MissingFinder {
	const known = new Map<string, boolean>();
	const isThere = (path: string): boolean => {
		const there = known.get(path) ?? statPathSync(join(directory, path)) !== undefined;
		known.set(path, there);
		return there;
	};
	return (path) => {
		for (let end = path.indexOf("/"); end !== -1; end = path.indexOf("/", end + 1)) {
			const folder = path.slice(0, end);
			if (!isThere(folder)) return folder;
		}
		return isThere(path) ? undefined : path;
	};
}

async function filterParallel<Item>(items: readonly Item[], test: (item: Item) => Promise<boolean>): Promise<Item[]> {
	const passed = await mapParallel(items, 16, test);
	return items.filter((_, index) => passed[index]);
}

function removePublic(path: string): Operation {
	return { do: "remove", path: `public/${path}` };
}

/** Asks the file itself, not the last build's list: a plugin or a person may have changed it since. */
async function differs(path: string, record: FileRecord): Promise<boolean> {
	const stats = await statPath(path);
	return !stats?.isFile() || stats.size !== record.size || (await hashFile(path, stats.size)) !== record.hash;
}

/** A server half that is there is kept: a running server imports from it, and its name is the hash of its content. */
async function placeServer(siteDirectory: string, buildId: string): Promise<Operation[]> {
	const { servers, nextServer } = artifactLayout(siteDirectory);
	const [placed, staged] = await Promise.all([hashTree(join(servers, buildId)), hashTree(nextServer)]);
	if (placed.join() === staged.join()) return [];
	return [{ do: "move", from: ".cache/next/server", to: `.cache/server/${buildId}` }];
}

/** The server half, with what starts it and what tells of it. */
async function placeServerHalf(siteDirectory: string, buildId: string): Promise<Operation[]> {
	const placed = [placeServer(siteDirectory, buildId), placeProgram(siteDirectory), placeChanges(siteDirectory)];
	return (await Promise.all(placed)).flat();
}

/** The same for all builds: who starts a site need not know its build id. */
const PROGRAM = `// Serves the build that .cache/current.json names: node .cache/serve.mjs
import { closeSync, openSync, readSync } from "node:fs";
import { fileURLToPath } from "node:url";

const file = openSync(new URL("current.json", import.meta.url));
const start = Buffer.alloc(256);
readSync(file, start);
closeSync(file);
const [, buildId] = /"buildId":"(\\w+)"/.exec(start.toString()) ?? [];
const program = new URL(\`server/\${buildId}/serve.mjs\`, import.meta.url);
process.argv[1] = fileURLToPath(program); // workers are started with it
await import(program.href);
`;

async function placeProgram(siteDirectory: string): Promise<Operation[]> {
	const { program, nextProgram } = artifactLayout(siteDirectory);
	if ((await whenThere(readText(program))) === PROGRAM) return [];
	await write(nextProgram, PROGRAM);
	return [{ do: "move", from: ".cache/next/serve.mjs", to: ".cache/serve.mjs" }];
}

/** What has changed is known as soon as the build is in place, and never lost. */
async function placeChanges(siteDirectory: string): Promise<Operation[]> {
	if (!(await exists(artifactLayout(siteDirectory).nextChanges))) return [];
	return [{ do: "move", from: ".cache/next/changes.json", to: ".cache/changes.json" }];
}

/** @param isNews whether files of `public/` were written or touched since the last commit: its time is what later builds compare theirs with */
async function placeCurrent(siteDirectory: string, current: CurrentBuild, isNews: boolean): Promise<Operation[]> {
	const layout = artifactLayout(siteDirectory);
	const text = JSON.stringify(current);
	if (!isNews && (await whenThere(readText(layout.current))) === text) return [];
	await write(layout.nextCurrent, text);
	return [{ do: "move", from: ".cache/next/current.json", to: ".cache/current.json" }];
}

/** Its first members are `format` and `buildId`: all that serving needs of what may be a long text. */
function nextCurrent(manifest: ServerManifest, previous: CurrentBuild | undefined): CurrentBuild {
	const { buildId, version, files, assets } = manifest;
	return {
		format: FORMAT,
		buildId,
		bundleHash: assets.bundleHash,
		version,
		files,
		retained: retainAssets(manifest, previous),
		servers: [buildId, ...(previous?.servers ?? []).filter((id) => id !== buildId)].slice(0, KEPT_BUILDS),
	};
}

/** Hashed assets of the builds before this one, each named once, with the newest build that has it. */
function retainAssets(manifest: ServerManifest, previous: CurrentBuild | undefined): CurrentBuild["retained"] {
	if (!previous) return [];
	const named = new Set(manifest.files.map((file) => file.path));
	return [{ buildId: previous.buildId, files: previous.files }, ...previous.retained]
		.filter((build) => build.buildId !== manifest.buildId)
		.slice(0, KEPT_BUILDS - 1)
		.map(({ buildId, files }) => {
			const own = files.filter((file) => file.immutable && !named.has(file.path));
			for (const file of own) named.add(file.path);
			return { buildId, files: own };
		});
}

/**
 * Files that earlier builds wrote and the new one does not have. Where their list is lost, everything in a `public/` that was
 * recognised as a build. A file that was written since this build began is a plugin's, and stays; so does what lies in `static/`: its names
 * are of contents, and plugins do not write again what is there.
 */
async function findObsolete(stage: Stage, current: CurrentBuild, previous: CurrentBuild | undefined): Promise<string[]> {
	const layout = artifactLayout(stage.siteDirectory);
	const kept = new Set([current, ...current.retained].flatMap(({ files }) => files.map((file) => file.path)));
	const known = previous
		? [previous, ...previous.retained].flatMap(({ files }) => files.map((file) => file.path))
		: stage.replacesPublic
			? (await walk(layout.public)).filter((path) => !path.startsWith("static/"))
			: [];
	const candidates = [...new Set(known)].filter((path) => !kept.has(path)).sort();
	return filterParallel(candidates, async (path) => {
		const stats = await statPath(join(layout.public, path));
		return stats?.isFile() === true && stats.mtimeMs < stage.since;
	});
}

async function clearServers(siteDirectory: string, current: CurrentBuild): Promise<Operation[]> {
	const names = await listDirectory(artifactLayout(siteDirectory).servers);
	return names.filter((name) => !current.servers.includes(name)).map((name) => ({ do: "clear", path: `.cache/server/${name}` }));
}
