import { join } from "node:path";
import { asBinary, type Database, type RootDatabase } from "lmdb";
import type { PluginCache, Reporter } from "../plugin-api.js";
import type { KeyedValues } from "../plugins/keyed-values.js";
import { remove } from "../system/files.js";
import { contentHash } from "../system/hash.js";
import { GatzError } from "../universal/errors.js";
import { createMemoryNodeStore, type MemoryNodeStore } from "./memory-node-store.js";
import type { DataNode } from "./node.js";
import { createNodeIndex, headsOf, type NodeIndex } from "./node-index.js";
import { type OpenedLmdb, openEmpty, openLmdb } from "./open-lmdb.js";

/** Grows whenever what is written takes another form. */
const FORMAT = 2;

export interface NodeDatabaseOptions {
	/** Absolute path of the site. */
	readonly directory: string;
	/** What nodes depend on besides their sources: see `createDataKey`. Everything is dropped when it changes. */
	readonly key: string;
	readonly reporter: Pick<Reporter, "info" | "warn">;
	/** Whether files that belong to the values are still there. Everything is dropped when they are not. */
	readonly isWhole?: (values: Pick<KeyedValues, "getValue">) => Promise<boolean>;
}

/** What is kept of the data layer between builds, in `.cache/data`. */
export interface NodeDatabase {
	/** All nodes, those of the last build among them. */
	readonly store: MemoryNodeStore;
	/** A value that was set in this build or an earlier one. */
	getValue(key: string): unknown;
	/** Keeps a value that msgpack can hold; undefined removes it. On disk after the next `save`, together with the nodes. */
	setValue(key: string, value: unknown): void;
	/**
	 * The cache of a plugin. What is set in it before the first `save` gets on disk together with the nodes: a source that notes there how
	 * far it has come may rely on its nodes.
	 */
	openCache(name: string): PluginCache;
	/** Writes what has changed since the last time, all of it or nothing. */
	save(): void;
	/** The code that makes nodes has changed, and they have been made by the new one. */
	setKey(key: string): void;
	/** Resolves when everything is on disk. Nothing may be asked of the database afterwards. */
	close(): Promise<void>;
}

/**
 * Opens the database of a site. A file that can't be read, or was made with another key, or whose files are gone, is
 * replaced by an empty one, with a line that says so.
 */
export async function openNodeDatabase({ directory, key, reporter, isWhole }: NodeDatabaseOptions): Promise<NodeDatabase> {
	const folder = join(directory, ".cache", "data");
	const caches = join(directory, ".cache", "caches");
	const fullKey = fullKeyOf(key);
	let opened = await openLmdb(folder, readIndex);
	if (opened.problem !== undefined)
		reporter.warn(`The data of the last build can't be read (${opened.problem}): all of them are made anew.`);
	const reason = opened.content && (await reasonToDrop(opened.environment, opened.content.key === fullKey, isWhole));
	if (reason !== undefined) {
		reporter.info(`${reason}: all data and the plugins' caches are made anew.`);
		await opened.environment.close();
		opened = await openEmpty(folder);
	}
	if (opened.content === undefined) await remove(caches);
	return createNodeDatabase(opened, fullKey, caches);
}

async function reasonToDrop(
	environment: RootDatabase,
	isOfKey: boolean,
	isWhole: NodeDatabaseOptions["isWhole"],
): Promise<string | undefined> {
	if (!isOfKey) return "gatsby-config, gatsby-node or a plugin has changed";
	const values = valuesOf(environment);
	const isLost = (await isWhole?.({ getValue: (name) => values.get(placeOf(name)) })) === false;
	return isLost ? "Files that plugins wrote into public/ are gone" : undefined;
}

function fullKeyOf(key: string): string {
	return `${FORMAT} ${key}`;
}

type StoredIndex = NodeIndex & { readonly key: string };

const INDEX = "index";

function readIndex(environment: RootDatabase): StoredIndex | undefined {
	const index = valuesOf(environment).get(INDEX) as StoredIndex | undefined;
	if (index !== undefined && index.ids.length !== index.slots.length) throw new Error("its index is incomplete");
	return index;
}

/** Values by their keys; the index is one of them. */
function valuesOf(environment: RootDatabase): Database<unknown, string> {
	return environment.openDB({ name: "values", encoding: "msgpack" });
}

/** Where a value of `setValue` is. */
function placeOf(name: string): string {
	return `value ${name}`;
}

/** Nodes by slot; slot 0 holds the shapes that nodes share. */
function nodesOf(environment: RootDatabase): Database<DataNode, number> {
	return environment.openDB({ name: "nodes", encoding: "msgpack", keyEncoding: "uint32", sharedStructuresKey: 0 });
}

function createNodeDatabase({ environment, content }: OpenedLmdb<StoredIndex>, givenKey: string, cachesDirectory: string): NodeDatabase {
	let key = givenKey;
	let hasOtherKey = false;
	const values = valuesOf(environment);
	const nodes = nodesOf(environment);
	const slots = new Map(content?.ids.map((id, place) => [id, content.slots[place] as number]));
	const pending = new Map<string, unknown>();
	const caches = createCaches(environment, cachesDirectory);
	let lastSlot = content?.slots.reduce((most, slot) => Math.max(most, slot), 0) ?? 0;

	// The key is there before anything else is: what a build that is killed leaves is known to be of this key.
	if (content === undefined) values.putSync(INDEX, { key, ...createNodeIndex([], () => 0) });

	const read = (id: string): DataNode => {
		const node = nodes.get(slots.get(id) as number);
		if (node === undefined) throw new GatzError("INTERNAL", { message: `The node "${id}" is missing in .cache/data.` });
		return node;
	};
	const store = createMemoryNodeStore({ stored: content ? headsOf(content) : [], read });

	const writeNode = (id: string): void => {
		const slot = slots.get(id);
		const node = store.get(id);
		if (node) {
			if (slot === undefined) slots.set(id, ++lastSlot);
			nodes.put(slot ?? lastSlot, node);
		} else if (slot !== undefined) {
			slots.delete(id);
			nodes.remove(slot);
		}
	};

	return {
		store,
		getValue: (name) => (pending.has(name) ? pending.get(name) : values.get(placeOf(name))),
		setValue: (name, value) => void pending.set(name, value),
		openCache: caches.open,
		setKey(next) {
			hasOtherKey ||= key !== fullKeyOf(next);
			key = fullKeyOf(next);
		},
		save() {
			const { ids, reordered } = store.takeUnsaved();
			const hasNodes = reordered || ids.size > 0 || hasOtherKey;
			hasOtherKey = false;
			if (!hasNodes && pending.size === 0 && !caches.isWaiting()) return caches.writeThrough();
			environment.transactionSync(() => {
				caches.writeThrough();
				for (const id of ids) writeNode(id);
				if (hasNodes) values.put(INDEX, { key, ...createNodeIndex(store.heads(), (id) => slots.get(id) as number) });
				for (const [name, value] of pending) {
					if (value === undefined) values.remove(placeOf(name));
					else values.put(placeOf(name), value);
				}
			});
			pending.clear();
		},
		async close() {
			await environment.flushed;
			await environment.close();
		},
	};
}

/** Longer keys go by their hash: LMDB has a limit. Characters. */
const LONGEST_KEY = 400;

interface Caches {
	open(name: string): PluginCache;
	/** Whether anything waits for `writeThrough`. */
	isWaiting(): boolean;
	/** Writes what was set so far; from then on everything is written soon after it was set. */
	writeThrough(): void;
}

/** The caches of plugins. A value is encoded when it is set, and decoded anew on each look. */
function createCaches(environment: RootDatabase, directory: string): Caches {
	const entries = environment.openDB<unknown, string>({ name: "caches", encoding: "msgpack" });
	const { encoder } = entries as unknown as { encoder: { encode(value: unknown): Uint8Array; decode(bytes: Uint8Array): unknown } };
	/** Null where an entry is to be removed. */
	const unwritten = new Map<string, Uint8Array | null>();
	let waits = true;
	const write = async (key: string, bytes: Uint8Array | null): Promise<void> => {
		try {
			await (bytes ? entries.put(key, asBinary(bytes)) : entries.remove(key));
		} finally {
			if (unwritten.get(key) === bytes) unwritten.delete(key);
		}
	};
	const change = (key: string, bytes: Uint8Array | null): Promise<void> | undefined => {
		unwritten.set(key, bytes);
		return waits ? undefined : write(key, bytes);
	};
	return {
		isWaiting: () => waits && unwritten.size > 0,
		writeThrough() {
			if (!waits) return;
			for (const [key, bytes] of unwritten) {
				if (bytes) entries.putSync(key, asBinary(bytes));
				else entries.removeSync(key);
			}
			unwritten.clear();
			waits = false;
		},
		open(name) {
			const fullKey = (key: string): string => `${name} ${key.length > LONGEST_KEY ? `#${contentHash(key)}` : key}`;
			return {
				name,
				directory: join(directory, name.replace(/[^\w@.-]/g, "-")),
				async get(key) {
					const own = fullKey(key);
					const bytes = unwritten.get(own);
					if (bytes === null) return undefined;
					return bytes ? encoder.decode(bytes) : entries.get(own);
				},
				async set(key, value) {
					change(fullKey(key), encoder.encode(value))?.catch(() => {});
					return value;
				},
				async del(key) {
					await change(fullKey(key), null);
				},
			};
		},
	};
}
