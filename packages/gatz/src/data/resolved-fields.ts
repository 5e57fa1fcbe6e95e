import type { GraphQLSchema } from "graphql";
import { createReadSet, type DataNode, type ReadSet } from "./node.js";
import type { ResolverContext } from "./node-model.js";
import type { NodeStore } from "./node-store.js";
import { resolveSelection, selectionOf } from "./resolve-selection.js";
import type { SearchField } from "./search-field.js";
import { TypeVersions } from "./type-versions.js";

/** Nodes are resolved in groups of so many at a time, which bounds what waits in memory. */
const GROUP = 200;

/** Resolving fields for all nodes of a search. Resolvers that search wait for other tasks, which must not wait for them. */
export class ResolveTask {
	readonly #awaited = new Set<ResolveTask>();

	constructor(readonly name: string) {}

	/** @throws {Error} when the other one waits for this one, or is this one */
	async waitFor(other: ResolveTask, done: Promise<void>): Promise<void> {
		if (other.awaits(this)) throw new Error(`Resolving ${this.name} needs a search by ${other.name}, which needs it in turn.`);
		this.#awaited.add(other);
		try {
			await done;
		} finally {
			this.#awaited.delete(other);
		}
	}

	private awaits(task: ResolveTask): boolean {
		return this === task || [...this.#awaited].some((awaited) => awaited.awaits(task));
	}
}

export interface ResolvedFieldsOptions {
	readonly store: NodeStore;
	readonly schema: GraphQLSchema;
	/** Name of the searched type, for messages. */
	readonly type: string;
	/** Context whose node model records in `reads` and reads on the task's behalf. */
	createContext(reads: ReadSet, task: ResolveTask): ResolverContext;
}

/** Fields with resolvers that searches need, resolved once for each node, until data they were made from change. */
export class ResolvedFields {
	readonly #values = new Map<DataNode, Record<string, unknown>>();
	readonly #ready = new Set<string>();
	readonly #running = new Map<string, { readonly task: ResolveTask; readonly done: Promise<void> }>();
	readonly #reads = createReadSet();
	#versions: TypeVersions | undefined;

	constructor(
		private readonly nodes: readonly DataNode[],
		private readonly options: ResolvedFieldsOptions,
	) {}

	/** What the resolvers have read of other nodes, as types; missing nodes by their ids. A search by these fields has read them, too. */
	addReadsTo(reads: ReadSet): void {
		for (const type of this.#reads.types) reads.types.add(type);
		for (const id of this.#reads.nodes) reads.nodes.add(id);
	}

	areCurrent(): boolean {
		return this.#versions === undefined || this.#versions.areCurrent();
	}

	valuesOf(node: DataNode): Record<string, unknown> | undefined {
		return this.#values.get(node);
	}

	/** Resolves what of the fields isn't yet; answers undefined when all are. `waiting`: the task that needs them. */
	prepare(fields: readonly SearchField[], waiting: ResolveTask | undefined): Promise<void> | undefined {
		const missing = fields.filter((field) => !this.#ready.has(pathKey(field)));
		return missing.length === 0 ? undefined : this.#prepareMissing(missing, waiting);
	}

	async #prepareMissing(fields: readonly SearchField[], waiting: ResolveTask | undefined): Promise<void> {
		const unstarted = fields.filter((field) => !this.#running.has(pathKey(field)));
		if (unstarted.length > 0) this.#start(unstarted);
		const needed = new Set(fields.map((field) => this.#running.get(pathKey(field))));
		for (const running of needed) {
			if (running !== undefined) await (waiting === undefined ? running.done : waiting.waitFor(running.task, running.done));
		}
	}

	#start(fields: readonly SearchField[]): void {
		const keys = fields.map(pathKey);
		const task = new ResolveTask(keys.map((key) => `${this.options.type}.${key}`).join(", "));
		const done = this.#resolve(fields, task).then(() => {
			for (const key of keys) this.#running.delete(key);
		});
		// A failure stays, so that thousands of pages don't try again; each that needs the fields is told.
		done.catch(() => undefined);
		for (const key of keys) this.#running.set(key, { task, done });
	}

	async #resolve(fields: readonly SearchField[], task: ResolveTask): Promise<void> {
		await null;
		const { schema, createContext } = this.options;
		const reads = createReadSet();
		const context = createContext(reads, task);
		for (const node of this.nodes) reads.types.add(node.internal.type);
		const selection = selectionOf(fields.map((field) => field.fullPath));
		for (let start = 0; start < this.nodes.length; start += GROUP) {
			const group = this.nodes.slice(start, start + GROUP);
			const resolved = await Promise.all(group.map((node) => resolveSelection(node, selection, schema, context)));
			for (const [index, node] of group.entries()) {
				this.#values.set(node, merge(this.#values.get(node) ?? {}, resolved[index] as Record<string, unknown>));
			}
		}
		for (const field of fields) this.#ready.add(pathKey(field));
		this.#keepReads(reads);
	}

	#keepReads(reads: ReadSet): void {
		const { store } = this.options;
		for (const type of reads.types) this.#reads.types.add(type);
		for (const id of reads.nodes) {
			const type = store.get(id)?.internal.type;
			if (type === undefined) this.#reads.nodes.add(id);
			else this.#reads.types.add(type);
		}
		// A node that was missing may come with any type.
		const types = this.#reads.nodes.size > 0 ? [...this.#reads.types, ...store.types()] : [...this.#reads.types];
		this.#versions = new TypeVersions(store, types);
	}
}

function pathKey(field: SearchField): string {
	return field.fullPath.join(".");
}

/** Values of different fields of one node as one object; elements of lists by their place. */
function merge<T>(target: T, source: T): T {
	if (Array.isArray(target) && Array.isArray(source)) return source.map((element, index) => merge(target[index], element)) as T;
	if (!isPlainObject(target) || !isPlainObject(source)) return source;
	const merged: Record<string, unknown> = { ...target };
	for (const key in source) merged[key] = key in merged ? merge(merged[key], source[key]) : source[key];
	return merged as T;
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
	return typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
