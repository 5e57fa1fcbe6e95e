import { type GraphQLSchema, isAbstractType, isUnionType } from "graphql";
import { type Condition, isResolved, parseFilter, visitFields } from "./filter-conditions.js";
import type { DataNode, ReadSet } from "./node.js";
import type { FindQuery } from "./node-model.js";
import { NodeSnapshot } from "./node-snapshot.js";
import type { NodeStore } from "./node-store.js";
import { hasResolver } from "./resolve-selection.js";
import type { ResolvedFieldsOptions, ResolveTask } from "./resolved-fields.js";
import { SearchField } from "./search-field.js";
import { parseSort, type SortKey } from "./sort-nodes.js";

/** For whom a search is: what gets its reads, and the task that searches, if any. */
export interface Search {
	readonly reads: ReadSet;
	readonly task?: ResolveTask;
}

/** The nodes of one type (of all that implement it, for an interface) and the fields that searches have asked for. */
export class SearchSpace {
	/** Types of the nodes. */
	readonly types: readonly string[];
	readonly #root: SearchField;
	readonly #options: ResolvedFieldsOptions;
	/** Made by the first search that an id doesn't answer: it reads all nodes. */
	#snapshot: NodeSnapshot | undefined;

	/** @throws {Error} for a union: its types need not have a field in common */
	constructor(
		name: string,
		private readonly store: NodeStore,
		schema: GraphQLSchema,
		createContext: ResolvedFieldsOptions["createContext"],
	) {
		const type = schema.getType(name);
		if (isUnionType(type)) throw new Error(`${name} is a union, which can't be searched: search its types or an interface.`);
		this.types = isAbstractType(type) ? schema.getPossibleTypes(type).map((possible) => possible.name) : [name];
		this.#root = new SearchField([], undefined, (path) => hasResolver(schema, type, path));
		this.#options = { store, schema, type: name, createContext };
	}

	/** First node that fits, undefined when none does. */
	findOne(query: FindQuery | undefined, search: Search): DataNode | undefined | Promise<DataNode | undefined> {
		const conditions = parseFilter(query?.filter, this.#root);
		const id = idOf(conditions);
		if (id !== undefined && conditions.length === 1) return this.#nodeWithId(id, search.reads);
		const sort = parseSort(query?.sort, this.#root);
		return this.#whenResolved(resolvedFieldsOf(conditions, sort), search, (snapshot) => {
			if (id !== undefined) {
				const node = this.#nodeWithId(id, search.reads);
				return node !== undefined && snapshot.fulfils(node, conditions) ? node : undefined;
			}
			// Any node of these types may come to fit, and before the one that fits now.
			this.#addTypesTo(search.reads);
			return sort.length > 0 ? snapshot.findAll(conditions, sort)[0] : snapshot.findOne(conditions);
		});
	}

	/** All nodes that fit, in the order of the query. Not to be changed. */
	findAll(query: FindQuery | undefined, search: Search): readonly DataNode[] | Promise<readonly DataNode[]> {
		const conditions = parseFilter(query?.filter, this.#root);
		const sort = parseSort(query?.sort, this.#root);
		this.#addTypesTo(search.reads);
		return this.#whenResolved(resolvedFieldsOf(conditions, sort), search, (snapshot) => snapshot.findAll(conditions, sort));
	}

	/** A reader of the field's values for aggregation. */
	readerOf(path: readonly string[], search: Search): ((node: DataNode) => unknown) | Promise<(node: DataNode) => unknown> {
		const field = this.#root.fieldAt(path);
		const needed = field.isResolved ? [field] : NONE;
		return this.#whenResolved(needed, search, (snapshot) => (node) => snapshot.valueOf(node, field));
	}

	/** Calls `answer` at once, or when the fields are resolved. */
	#whenResolved<T>(fields: readonly SearchField[], search: Search, answer: (snapshot: NodeSnapshot) => T): T | Promise<T> {
		if (!this.#snapshot?.isCurrent()) this.#snapshot = new NodeSnapshot(this.types, this.#options);
		const snapshot = this.#snapshot;
		if (fields.length === 0) return answer(snapshot);
		const resolving = snapshot.resolved.prepare(fields, search.task);
		// What was resolved may be stale by then: another look decides.
		if (resolving !== undefined) return resolving.then(() => this.#whenResolved(fields, search, answer));
		snapshot.resolved.addReadsTo(search.reads);
		return answer(snapshot);
	}

	/** Whether there is such a node depends on that id alone. */
	#nodeWithId(id: string, reads: ReadSet): DataNode | undefined {
		reads.nodes.add(id);
		const node = this.store.get(id);
		return node !== undefined && this.types.includes(node.internal.type) ? node : undefined;
	}

	#addTypesTo(reads: ReadSet): void {
		for (const type of this.types) reads.types.add(type);
	}
}

const NONE: readonly SearchField[] = [];

/** The id that a node has to have, when a condition says so. */
function idOf(conditions: readonly Condition[]): string | undefined {
	for (const condition of conditions) {
		if (condition.kind !== "value" || condition.operator !== "eq" || typeof condition.operand !== "string") continue;
		const { path } = condition.field;
		if (path.length === 1 && path[0] === "id") return condition.operand;
	}
	return undefined;
}

/** Fields that have to be resolved before a search can begin. */
function resolvedFieldsOf(conditions: readonly Condition[], sort: readonly SortKey[]): readonly SearchField[] {
	let fields: SearchField[] | undefined;
	const add = (field: SearchField): void => {
		fields ??= [];
		fields.push(field);
	};
	for (const condition of conditions) if (isResolved(condition)) visitFields(condition, add);
	for (const { field } of sort) if (field.isResolved) add(field);
	return fields ?? NONE;
}
