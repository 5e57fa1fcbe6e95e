import { type GraphQLSchema, getNamedType, isAbstractType } from "graphql";
import { createReadSet, type DataNode, type ReadSet } from "./node.js";
import { NodeAncestors } from "./node-ancestors.js";
import type { FindQuery, NodeModel, PageDependencies, ResolverContext, TypeReference } from "./node-model.js";
import type { NodeStore } from "./node-store.js";
import { hasResolver, resolveSelection, selectionOf } from "./resolve-selection.js";
import { valueAt } from "./search-field.js";
import { type Search, SearchSpace } from "./search-space.js";
import { pathOf } from "./sort-nodes.js";

export interface NodeModelOptions {
	readonly store: NodeStore;
	/** The schema in force: what was derived from another one is dropped. */
	schema(): GraphQLSchema;
	/** Context for resolvers that a search runs. */
	createContext(reads: ReadSet): ResolverContext;
}

/** The model of a build or develop session. Reads are recorded by the models that `withReads` gives. */
export function createNodeModel(options: NodeModelOptions): NodeModel {
	return new SearchingNodeModel(new Session(options), { reads: createReadSet() });
}

/** What the models of all queries share. */
class Session {
	readonly store: NodeStore;
	readonly ancestors: NodeAncestors;
	readonly #spaces = new Map<string, SearchSpace>();
	#schema: GraphQLSchema | undefined;

	constructor(private readonly options: NodeModelOptions) {
		this.store = options.store;
		this.ancestors = new NodeAncestors(options.store);
	}

	get schema(): GraphQLSchema {
		return this.options.schema();
	}

	spaceOf(type: TypeReference): SearchSpace {
		const { schema } = this;
		if (schema !== this.#schema) {
			this.#schema = schema;
			this.#spaces.clear();
		}
		const name = typeof type === "string" ? type : getNamedType(type).name;
		let space = this.#spaces.get(name);
		if (space === undefined) {
			space = new SearchSpace(name, this.store, schema, (reads, task) => this.createContext({ reads, task }));
			this.#spaces.set(name, space);
		}
		return space;
	}

	createContext(search: Search): ResolverContext {
		return { ...this.options.createContext(search.reads), nodeModel: new SearchingNodeModel(this, search), reads: search.reads };
	}

	/** Names of the node types that a type stands for. */
	typeNames(type: TypeReference): readonly string[] {
		const { schema } = this;
		const named = typeof type === "string" ? schema.getType(type) : getNamedType(type);
		if (isAbstractType(named)) return schema.getPossibleTypes(named).map(({ name }) => name);
		return [typeof type === "string" ? type : getNamedType(type).name];
	}
}

/** One for each query: it costs an object. */
class SearchingNodeModel implements NodeModel {
	constructor(
		private readonly session: Session,
		private readonly search: Search,
	) {}

	getNodeById(args: { id: string; type?: TypeReference | null }, dependencies?: PageDependencies): DataNode | null {
		this.#widen(dependencies);
		return this.#nodeById(args.id, args.type);
	}

	getNodesByIds(args: { ids: readonly string[]; type?: TypeReference | null }, dependencies?: PageDependencies): DataNode[] {
		this.#widen(dependencies);
		if (!Array.isArray(args.ids)) return [];
		return args.ids.map((id) => this.#nodeById(id, args.type)).filter((node) => node !== null);
	}

	async findOne<T = DataNode>(args: { query?: FindQuery; type: TypeReference }, dependencies?: PageDependencies): Promise<T | null> {
		this.#widen(dependencies);
		return (await this.searchOne(args.type, args.query)) as T | null;
	}

	async findAll<T = DataNode>(
		args: { query?: FindQuery; type: TypeReference },
		dependencies?: PageDependencies,
	): Promise<{ entries: Iterable<T>; totalCount(): Promise<number> }> {
		this.#widen(dependencies);
		const nodes = await this.searchAll(args.type, args.query);
		const start = Math.max(0, args.query?.skip ?? 0);
		const limit = args.query?.limit ?? undefined;
		// A copy: callers may sort it in place.
		const entries = nodes.slice(start, limit === undefined ? undefined : start + limit);
		return { entries: entries as Iterable<unknown> as Iterable<T>, totalCount: async () => nodes.length };
	}

	searchOne(type: TypeReference, query?: FindQuery): DataNode | null | Promise<DataNode | null> {
		const found = this.session.spaceOf(type).findOne(query, this.search);
		return found instanceof Promise ? found.then((node) => node ?? null) : (found ?? null);
	}

	searchAll(type: TypeReference, query?: FindQuery): readonly DataNode[] | Promise<readonly DataNode[]> {
		return this.session.spaceOf(type).findAll(query, this.search);
	}

	fieldReader(type: TypeReference, path: readonly string[]): ((node: DataNode) => unknown) | Promise<(node: DataNode) => unknown> {
		return this.session.spaceOf(type).readerOf(path, this.search);
	}

	getTypes(): string[] {
		return [...this.session.store.types()];
	}

	findRootNodeAncestor(value: unknown, predicate?: (node: DataNode) => boolean): DataNode | null {
		return this.session.ancestors.find(value, predicate, this.search.reads);
	}

	trackInlineObjectsInRootNode(node: DataNode): void {
		this.session.ancestors.track(node);
	}

	async getFieldValue(node: DataNode, fieldPath: string): Promise<unknown> {
		this.search.reads.nodes.add(node.id);
		const { session, search } = this;
		const path = pathOf(fieldPath);
		if (!hasResolver(session.schema, session.schema.getType(node.internal.type), path)) return valueAt(node, path);
		return valueAt(await resolveSelection(node, selectionOf([path]), session.schema, session.createContext(search)), path);
	}

	withReads(reads: ReadSet): NodeModel {
		return new SearchingNodeModel(this.session, { ...this.search, reads });
	}

	/** A node that isn't there is recorded, too: it may come. */
	#nodeById(id: string, type: TypeReference | null | undefined): DataNode | null {
		this.search.reads.nodes.add(id);
		const node = this.session.store.get(id);
		if (node === undefined) return null;
		return type === null || type === undefined || this.session.typeNames(type).includes(node.internal.type) ? node : null;
	}

	#widen(dependencies: PageDependencies | undefined): void {
		if (dependencies?.connectionType === undefined) return;
		for (const type of this.session.typeNames(dependencies.connectionType)) this.search.reads.types.add(type);
	}
}
