import { dirname, join } from "node:path";
import {
	exists,
	makeDirectory,
	move,
	moveSync,
	readJson,
	remove,
	removeEmptyDirectories,
	removeFile,
	syncDirectory,
	systemCode,
	whenThere,
	writeAtomically,
} from "../system/files.js";
import { mapParallel } from "../system/parallel.js";
import { artifactLayout } from "./layout.js";
import { lockBuild } from "./lock.js";
import { FORMAT } from "./schema.js";

/**
 * One step of a commit. Doing it twice is the same as doing it once. Paths are relative to the site, with `/`.
 * `move`: puts what was staged in its place. `remove`: takes a file away, and folders that it leaves empty. `clear`: takes a
 * whole folder away.
 */
export type Operation =
	| { readonly do: "move"; readonly from: string; readonly to: string }
	| { readonly do: "remove"; readonly path: string }
	| { readonly do: "clear"; readonly path: string };

/** All that a commit does. A phase begins when the one before it has ended; within a phase the order is of no importance. */
export interface RedoLog {
	readonly format: number;
	readonly phases: readonly (readonly Operation[])[];
}

/** What the system says when something else is where a file has to go. */
const BLOCKED = new Set(["EISDIR", "ENOTDIR", "ENOTEMPTY", "EEXIST", "EPERM"]);

/** Whether an operation failed because a file stands where a folder has to be, or a folder where a file has to be. */
export function isBlocked(error: unknown): boolean {
	return BLOCKED.has(systemCode(error) ?? "");
}

/** Writes the log to disk: from then on the commit will be completed, by whoever comes. */
export async function writeLog(siteDirectory: string, phases: RedoLog["phases"]): Promise<void> {
	const log: RedoLog = { format: FORMAT, phases };
	await writeAtomically(artifactLayout(siteDirectory).log, JSON.stringify(log));
}

export async function runOperations(siteDirectory: string, operations: Iterable<Operation>): Promise<void> {
	const folders = new Set<string>();
	await mapParallel(operations, 16, (operation) => runOperation(siteDirectory, operation, folders));
}

/** Does all that a log says and puts the staging area away. */
export async function completeCommit(siteDirectory: string, phases: RedoLog["phases"]): Promise<void> {
	const layout = artifactLayout(siteDirectory);
	for (const operations of phases) await runOperations(siteDirectory, operations);
	await syncDirectory(layout.cache);
	await removeFile(layout.log);
	await remove(layout.next);
}

/** Completes a commit that was cut short; a stage that had not come to its commit is thrown away. The caller holds the build lock. */
export async function finishInterrupted(siteDirectory: string): Promise<void> {
	const layout = artifactLayout(siteDirectory);
	const log = (await whenThere(readJson(layout.log))) as RedoLog | undefined;
	if (log?.format === FORMAT) await completeCommit(siteDirectory, log.phases);
	else await remove(layout.next);
}

/**
 * Makes sure that no half of a commit is served.
 * @throws GatzError BUILD_RUNNING when a build is under way
 */
export async function rollForward(siteDirectory: string): Promise<void> {
	if (!(await exists(artifactLayout(siteDirectory).next))) return;
	const release = await lockBuild(siteDirectory);
	try {
		await finishInterrupted(siteDirectory);
	} finally {
		await release();
	}
}

/** @param folders those that are known to be there */
async function runOperation(siteDirectory: string, operation: Operation, folders: Set<string>): Promise<void> {
	if (operation.do === "move") return place(siteDirectory, operation.from, operation.to, folders);
	const path = join(siteDirectory, operation.path);
	if (operation.do === "clear") return remove(path);
	await removeFile(path);
	await removeEmptyDirectories(dirname(path), join(siteDirectory, firstSegment(operation.path)));
}

async function place(siteDirectory: string, from: string, to: string, folders: Set<string>): Promise<void> {
	const source = join(siteDirectory, from);
	const target = join(siteDirectory, to);
	const folder = dirname(target);
	try {
		if (!folders.has(folder)) await makeDirectory(folder);
		folders.add(folder);
		moveSync(source, target);
	} catch (error) {
		if (!(await exists(source))) return; // it was done before
		if (systemCode(error) === "EXDEV") return move(source, target);
		if (!isBlocked(error)) throw error;
		await unblock(target, join(siteDirectory, firstSegment(to)));
		await move(source, target);
	}
}

/** A folder where a file is to be, or a file where one of its folders is to be, gives way. */
async function unblock(target: string, top: string): Promise<void> {
	await remove(target);
	for (let folder = dirname(target); folder.length > top.length; folder = dirname(folder)) await removeFile(folder);
}

function firstSegment(path: string): string {
	return path.slice(0, path.indexOf("/"));
}
