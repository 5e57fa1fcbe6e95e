import { join } from "node:path";
import { open, type RootDatabase } from "lmdb";
import { exists, makeDirectory, openFile, remove, statPath, write } from "../system/files.js";
import { thrownMessage } from "../universal/errors.js";

/** Nodes of some kilobytes fit inside of a page of this size, which spares a page of their own for each. Bytes. */
const PAGE_SIZE = 16384;

/** There while the database is being opened: a broken file can end the whole process, and then the next one finds this. */
const OPENING = "opening";

/** An LMDB environment, and why the one that was there could not be used. */
export interface OpenedLmdb<T> {
	readonly environment: RootDatabase;
	/** What `read` gave; undefined in an environment that is new. */
	readonly content: T | undefined;
	readonly problem?: string;
}

/**
 * Opens the environment in a folder; one that is broken, or that something else wrote, is replaced by an empty one.
 * @param directory absolute path; made when it is not there
 * @param read reads what has to be readable; undefined when there is nothing
 */
export async function openLmdb<T>(directory: string, read: (environment: RootDatabase) => T | undefined): Promise<OpenedLmdb<T>> {
	const problem = (await exists(join(directory, OPENING)))
		? "a process ended while it read it"
		: await damageOf(join(directory, "data.mdb"));
	if (problem === undefined) {
		try {
			return await openChecked(directory, read);
		} catch (error) {
			return { ...(await openEmpty<T>(directory)), problem: thrownMessage(error) };
		}
	}
	return { ...(await openEmpty<T>(directory)), problem };
}

/** Opens an empty environment in the place of what is in the folder. */
export async function openEmpty<T>(directory: string): Promise<OpenedLmdb<T>> {
	await remove(directory);
	await makeDirectory(directory);
	return { environment: openEnvironment(directory), content: undefined };
}

async function openChecked<T>(directory: string, read: (environment: RootDatabase) => T | undefined): Promise<OpenedLmdb<T>> {
	await makeDirectory(directory);
	await write(join(directory, OPENING), "");
	const environment = openEnvironment(directory);
	try {
		return { environment, content: read(environment) };
	} catch (error) {
		await environment.close();
		throw error;
	} finally {
		await remove(join(directory, OPENING));
	}
}

function openEnvironment(path: string): RootDatabase {
	return open({ path, maxDbs: 8, pageSize: PAGE_SIZE });
}

/** Where LMDB's two meta pages hold what tells a whole file from a broken one. */
const META = { magic: 24, pageSize: 48, lastPage: 144, transaction: 152, length: 160 };
const MAGIC = 0xbeefc0de;

/** LMDB maps its file into memory, and a file that is too short then ends the process: so look at it before. */
async function damageOf(file: string): Promise<string | undefined> {
	const size = (await statPath(file))?.size;
	if (size === undefined) return undefined;
	const handle = await openFile(file);
	try {
		const metaAt = async (position: number): Promise<DataView | undefined> => {
			const { buffer, bytesRead } = await handle.read(new Uint8Array(META.length), 0, META.length, position);
			const view = new DataView(buffer.buffer);
			return bytesRead === META.length && view.getUint32(META.magic, true) === MAGIC ? view : undefined;
		};
		const first = await metaAt(0);
		const pageSize = first?.getUint32(META.pageSize, true);
		const second = pageSize && (await metaAt(pageSize));
		if (!first || !second) return "it is no database of this kind";
		const transactionOf = (meta: DataView): bigint => meta.getBigUint64(META.transaction, true);
		const newest = transactionOf(first) > transactionOf(second) ? first : second;
		const needed = (newest.getBigUint64(META.lastPage, true) + 1n) * BigInt(pageSize);
		return BigInt(size) < needed ? "its file is cut off" : undefined;
	} finally {
		await handle.close();
	}
}
