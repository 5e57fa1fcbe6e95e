import type { DataNode } from "./node.js";
import { createNodeHead, type NodeHead } from "./node-head.js";
import type { NodeStore } from "./node-store.js";
import { outOfOrder } from "./out-of-order.js";

/** The {@link NodeStore} of a build: nodes of the last build are known by their heads and read when they are first asked for. */
export interface MemoryNodeStore extends NodeStore {
	/** What is known of a node without reading it. */
	head(id: string): NodeHead | undefined;
	/** Heads of all nodes but late ones, in no order. */
	heads(): Iterable<NodeHead>;
	/** The next unused `internal.counter`. */
	nextCounter(): number;
	/**
	 * Numbers all nodes from 1 in the given order. Where nodes change places, a list of both has another order: the type of one of them at
	 * least counts as changed.
	 */
	renumber(ids: readonly string[]): void;
	/** Ids of the nodes that were added, changed or deleted since the last call, and whether the order of any has changed. */
	takeUnsaved(): { readonly ids: ReadonlySet<string>; readonly reordered: boolean };
	/** Gives a type nodes that are made when someone first asks for one of them, in the place of those that were given before. */
	setLateNodes(type: string, late: LateNodes): void;
}

/** Nodes that can be made from something else at any time: they come after all others, are not in `heads`, and are never saved. */
export interface LateNodes {
	/** Whether an id is that of one of them, as far as the id shows. */
	hasId(id: string): boolean;
	make(): Iterable<DataNode>;
	/** Whether they are others than in the last build. */
	readonly isChanged: boolean;
}

export interface MemoryNodeStoreOptions {
	/** The nodes of the last build. */
	readonly stored?: Iterable<NodeHead>;
	/** Reads one of these; its counter is set by the store. */
	readonly read?: (id: string) => DataNode;
}

interface Entry {
	head: NodeHead;
	node: DataNode | undefined;
	/** Number of the node in the last order, which a node keeps when its content changes; undefined for a new one. */
	place: number | undefined;
}

interface TypeRecord {
	readonly entries: Set<Entry>;
	/** They are to be made; null once they are. */
	late?: LateNodes | null;
	version: number;
	/** Its nodes in order; undefined until they are asked for again. */
	sorted: readonly DataNode[] | undefined;
}

/** Counters of late nodes are above those of all others. */
const LATE = 2 ** 40;

export function createMemoryNodeStore({ stored = [], read }: MemoryNodeStoreOptions = {}): MemoryNodeStore {
	const entries = new Map<string, Entry>();
	const types = new Map<string, TypeRecord>();
	/** Records of the types with late nodes. */
	const lateTypes = new Map<string, TypeRecord>();
	const changed = { nodes: new Set<string>(), types: new Set<string>() };
	let unsaved = new Set<string>();
	let reordered = false;
	let lastCounter = 0;
	for (const head of stored) add({ head, node: undefined, place: head.counter });

	function add(entry: Entry): void {
		const { id, type, counter } = entry.head;
		entries.set(id, entry);
		recordOf(type).entries.add(entry);
		if (counter < LATE) lastCounter = Math.max(lastCounter, counter);
	}

	/** Makes the late nodes of a type, where they are not there yet. */
	function makeLate(record: TypeRecord): TypeRecord {
		const { late } = record;
		if (!late) return record;
		record.late = null;
		let counter = LATE;
		for (const node of late.make()) {
			node.internal.counter = ++counter;
			add({ head: createNodeHead(node), node, place: undefined });
		}
		return record;
	}

	function find(id: string): Entry | undefined {
		const entry = entries.get(id);
		if (entry) return entry;
		for (const record of lateTypes.values()) {
			if (!record.late?.hasId(id)) continue;
			makeLate(record);
			return entries.get(id);
		}
		return undefined;
	}

	function allEntries(): IterableIterator<Entry> {
		lateTypes.forEach(makeLate);
		return entries.values();
	}

	function recordOf(type: string): TypeRecord {
		let record = types.get(type);
		if (!record) {
			record = { entries: new Set(), version: 0, sorted: undefined };
			types.set(type, record);
		}
		return record;
	}

	function load(entry: Entry): DataNode {
		if (!entry.node) {
			entry.node = (read as NonNullable<typeof read>)(entry.head.id);
			entry.node.internal.counter = entry.head.counter;
		}
		return entry.node;
	}

	function noteChange(id: string, type: string): TypeRecord {
		changed.nodes.add(id);
		if (!lateTypes.has(type)) unsaved.add(id);
		return noteTypeChange(type);
	}

	function noteTypeChange(type: string): TypeRecord {
		const record = recordOf(type);
		record.version++;
		changed.types.add(type);
		return record;
	}

	function remove(entry: Entry): void {
		const { id, type } = entry.head;
		entries.delete(id);
		const record = noteChange(id, type);
		record.entries.delete(entry);
		record.sorted = undefined;
	}

	/** @param kept entries that were there before, in their new order */
	function noteMoves(kept: readonly Entry[]): void {
		const moved = new Set(outOfOrder(kept.map(({ place }) => place as number)).map((index) => kept[index]?.head.type as string));
		for (const type of moved) noteTypeChange(type).sorted = undefined;
		if (moved.size > 0) reordered = true;
	}

	return {
		get size() {
			lateTypes.forEach(makeLate);
			return entries.size;
		},
		get changes() {
			return changed;
		},
		get(id) {
			const entry = find(id);
			return entry && load(entry);
		},
		head: (id) => find(id)?.head,
		*heads() {
			for (const { head } of entries.values()) if (head.counter < LATE) yield head;
		},
		ofType(type) {
			const record = types.get(type);
			if (!record || makeLate(record).entries.size === 0) return NO_NODES;
			record.sorted ??= [...record.entries].sort(byCounter).map(load);
			return record.sorted;
		},
		types() {
			const names: string[] = [];
			for (const [name, record] of types) if (record.entries.size > 0 || record.late) names.push(name);
			return names.sort();
		},
		*all() {
			for (const entry of [...allEntries()].sort(byCounter)) yield load(entry);
		},
		put(node) {
			const old = entries.get(node.id);
			if (old) remove(old);
			add({ head: createNodeHead(node), node, place: old?.place });
			noteChange(node.id, node.internal.type).sorted = undefined;
		},
		delete(id) {
			const entry = find(id);
			if (entry) remove(entry);
		},
		touch({ id }) {
			const entry = find(id);
			if (entry) noteChange(id, entry.head.type);
		},
		versionOf: (type) => types.get(type)?.version ?? 0,
		clearChanges() {
			changed.nodes = new Set();
			changed.types = new Set();
		},
		nextCounter: () => ++lastCounter,
		renumber(ids) {
			const ordered = ids.map((id) => entries.get(id) as Entry);
			noteMoves(ordered.filter(({ place }) => place !== undefined));
			const lastOfType = new Map<string, number>();
			lastCounter = 0;
			for (const entry of ordered) {
				const { type, counter } = entry.head;
				lastCounter++;
				if (counter < (lastOfType.get(type) ?? 0)) {
					noteTypeChange(type).sorted = undefined;
					reordered = true;
				}
				lastOfType.set(type, counter);
				entry.place = lastCounter;
				if (counter === lastCounter) continue;
				entry.head = { ...entry.head, counter: lastCounter };
				if (entry.node) entry.node.internal.counter = lastCounter;
			}
		},
		takeUnsaved() {
			const taken = { ids: unsaved, reordered };
			unsaved = new Set();
			reordered = false;
			return taken;
		},
		setLateNodes(type, late) {
			const record = recordOf(type);
			for (const { head } of record.entries) entries.delete(head.id);
			record.entries.clear();
			Object.assign(record, { late, sorted: undefined, version: record.version + 1 });
			lateTypes.set(type, record);
			if (late.isChanged) changed.types.add(type);
		},
	};
}

const NO_NODES: readonly DataNode[] = Object.freeze([]);

function byCounter(a: Entry, b: Entry): number {
	return a.head.counter - b.head.counter;
}
