import type { SiteConfig } from "./config.js";

/** What the framework and plugins know of a node besides its data. */
export interface NodeInternal {
	readonly type: string;
	/** Changes whenever the node's data do: an equal digest means an unchanged node. */
	readonly contentDigest: string;
	readonly mediaType?: string;
	readonly content?: string | null;
	readonly description?: string;
	readonly ignoreType?: boolean;
	/** Absolute path of the file that the node's page renders (MDX). */
	readonly contentFilePath?: string;
	/** Name of the plugin that made it. */
	readonly owner: string;
	/** Field name → plugin that added it with createNodeField. */
	fieldOwners?: Record<string, string>;
	/** Place among all nodes: an order by it is the order of queries without `sort`. */
	counter: number;
	[key: string]: unknown;
}

/** A node of the data layer. */
export interface Node {
	readonly id: string;
	parent: string | null;
	children: string[];
	readonly internal: NodeInternal;
	fields?: Record<string, unknown>;
	[key: string]: unknown;
}

/** What createNode takes. */
export interface NodeInput {
	id: string;
	parent?: string | null;
	children?: string[];
	internal: Omit<Partial<NodeInternal>, "type" | "contentDigest"> & { type: string; contentDigest: string };
	[key: string]: unknown;
}

/** Options of a plugin, as gatsby-config gives them. */
export type PluginOptions = Readonly<Record<string, unknown>>;

/** What `reporter.error` and its like accept besides a text. */
export interface ErrorMeta {
	/** A key of `setErrorMap`. */
	readonly id?: string;
	readonly context?: Readonly<Record<string, unknown>>;
	readonly error?: Error;
	readonly text?: string;
	readonly filePath?: string;
	readonly location?: { readonly start: { readonly line: number; readonly column?: number } };
}

/** A task whose duration is told when it ends. */
export interface ActivityTimer {
	readonly span: TracingSpan;
	start(): void;
	setStatus(status: string): void;
	end(): void;
	panic(errorMeta: string | ErrorMeta, error?: Error | readonly Error[]): never;
	panicOnBuild(errorMeta: string | ErrorMeta, error?: Error | readonly Error[]): void;
}

/** A task with a number of steps. */
export interface Progress extends ActivityTimer {
	total: number;
	tick(increment?: number): void;
	done(): void;
}

/** Writes to the terminal. SPEC 6.1.23. */
export interface Reporter {
	stripIndent(strings: TemplateStringsArray | string, ...values: readonly unknown[]): string;
	setVerbose(isVerbose?: boolean): void;
	setNoColor(isNoColor?: boolean): void;
	/** Texts for the ids of `error({ id, context })`. */
	setErrorMap(entries: Readonly<Record<string, { text: (context: Readonly<Record<string, unknown>>) => string }>>): void;
	log(message: string): void;
	info(message: string): void;
	success(message: string): void;
	warn(message: string): void;
	verbose(message: string): void;
	error(errorMeta: unknown, error?: unknown): void;
	/** Reports and ends the process with code 1. */
	panic(errorMeta: unknown, error?: unknown): never;
	/** Reports; during a build it ends the process with code 1. */
	panicOnBuild(errorMeta: unknown, error?: unknown): void;
	activityTimer(name: string): ActivityTimer;
	createProgress(name: string, total?: number, start?: number): Progress;
}

/** Accepted where Gatsby has OpenTracing; records nothing. */
export interface TracingSpan {
	context(): TracingSpan;
	setTag(key: string, value: unknown): TracingSpan;
	log(): TracingSpan;
	finish(): void;
}

/** What createPage takes. SPEC 3.8. */
export interface PageInput {
	path: string;
	/** Absolute path of the component's file. */
	component: string;
	matchPath?: string;
	context?: Record<string, unknown>;
	/** Rendered on its first request (DSG). */
	defer?: boolean;
	ownerNodeId?: string;
	/** Alias → id of the slice that stands there on this page; elsewhere it is the slice whose id is the alias. */
	slices?: Record<string, string>;
}

/** What createSlice takes. SPEC 5.12.1. */
export interface SliceInput {
	/** What pages and aliases call it. Different contexts make different slices of one component. */
	id: string;
	/** Absolute path of the component's file. */
	component: string;
	/** Variables of the component's query; its `sliceContext`. */
	context?: Record<string, unknown>;
}

/** What createRedirect takes. SPEC 6.4.1. */
export interface RedirectInput {
	fromPath: string;
	toPath: string;
	isPermanent?: boolean;
	statusCode?: number;
	redirectInBrowser?: boolean;
	ignoreCase?: boolean;
	force?: boolean;
	[key: string]: unknown;
}

/** The actions of SPEC 6.2. */
export interface Actions {
	createPage(page: PageInput): void;
	deletePage(page: { readonly path: string }): void;
	/** In createPages only. */
	createSlice(slice: SliceInput): void;
	createRedirect(redirect: RedirectInput): void;
	/** Resolves when the onCreateNode hooks of this node have ended. */
	createNode(node: NodeInput | readonly NodeInput[]): Promise<void>;
	deleteNode(node: { readonly id: string }): void;
	touchNode(node: { readonly id: string }): void;
	createNodeField(field: { readonly node: Node; readonly name: string; readonly value: unknown }): void;
	createParentChildLink(link: { readonly parent: Node; readonly child: NodeInput }): void;
	/** SDL, what `schema.build…Type` gives, types of graphql-js, or a list of these. */
	createTypes(types: string | object): void;
	createFieldExtension(
		extension: { readonly name: string; readonly [key: string]: unknown },
		options?: { readonly override?: boolean },
	): void;
	addThirdPartySchema(input: { readonly schema: unknown }): void;
	/** An object, or a function that makes one of the context that there is. */
	createResolverContext(context: object): void;
	printTypeDefinitions(options?: { readonly path?: string; readonly [key: string]: unknown }): void;
	/** Other actions, of which this version accepts some and refuses the rest with a message. */
	[action: string]: (...args: never[]) => unknown;
}

/** Values that a plugin keeps between builds, one store per plugin, in `.cache/caches`. */
export interface PluginCache {
	readonly name: string;
	/** Absolute path of a folder for the plugin's own files. */
	readonly directory: string;
	/** undefined when the key is unknown. */
	get(key: string): Promise<unknown>;
	/** The value has to be JSON; dates, maps and the like are kept as well. Answers with it. */
	set<T>(key: string, value: T): Promise<T>;
	del(key: string): Promise<void>;
}

export interface Emitter {
	on(event: string, listener: (...args: never[]) => void): void;
	off(event: string, listener: (...args: never[]) => void): void;
	emit(event: string, ...args: unknown[]): void;
}

/** The part of Gatsby's state that plugins read. */
export interface StoreState {
	readonly program: { readonly directory: string; readonly prefixPaths: boolean; readonly [key: string]: unknown };
	readonly config: SiteConfig;
	readonly pages: ReadonlyMap<string, unknown>;
	readonly components: ReadonlyMap<string, unknown>;
	readonly redirects: readonly RedirectInput[];
	readonly functions: readonly unknown[];
	readonly flattenedPlugins: readonly unknown[];
	readonly jobsV2: { readonly complete: ReadonlyMap<string, unknown>; readonly incomplete: ReadonlyMap<string, unknown> };
	readonly status: { readonly plugins: Readonly<Record<string, unknown>> };
	/** What other actions have set: `requestHeaders`, `remoteFileAllowedUrls`, … */
	readonly [part: string]: unknown;
}

/** Read-only view of the state. SPEC 6.1.23. */
export interface Store {
	getState(): StoreState;
	subscribe(listener: () => void): () => void;
	dispatch(action: unknown): unknown;
}

/** The builders of `schema`: each takes `{ name, fields, … }`. */
export interface TypeBuilders {
	buildObjectType(config: TypeConfig): unknown;
	buildInterfaceType(config: TypeConfig): unknown;
	buildUnionType(config: TypeConfig): unknown;
	buildInputObjectType(config: TypeConfig): unknown;
	buildEnumType(config: TypeConfig): unknown;
	buildScalarType(config: TypeConfig): unknown;
}

export interface TypeConfig {
	readonly name: string;
	readonly [key: string]: unknown;
}

/** What every gatsby-node hook gets. SPEC 6.1.23. */
export interface NodePluginArgs {
	readonly actions: Actions;
	readonly reporter: Reporter;
	readonly store: Store;
	readonly emitter: Emitter;
	/** Prefix of assets: assetPrefix and pathPrefix, `""` without `--prefix-paths`. */
	readonly pathPrefix: string;
	/** Prefix of links, `""` without `--prefix-paths`. */
	readonly basePath: string;
	readonly cache: PluginCache;
	getCache(name: string): PluginCache;
	createNodeId(input: string): string;
	createContentDigest(input: unknown): string;
	getNode(id: string): Node | undefined;
	getNodes(): readonly Node[];
	getNodesByType(type: string): readonly Node[];
	getNodeAndSavePathDependency(id: string, path: string): Node | undefined;
	/** What a transformer works on: `internal.content`, or what the plugin that owns the node reads. */
	loadNodeContent(node: Node): Promise<string>;
	/** Makes types for `createTypes`. */
	readonly schema: TypeBuilders;
	/** Runs a query; there is data from createPages on. Never rejects for an error in the query. `graphql<Queries.PostsQuery>(…)` types it. */
	graphql<Data = unknown, Variables = Readonly<Record<string, unknown>>>(
		query: string,
		variables?: Variables,
	): Promise<{ data?: Data; errors?: readonly Error[] }>;
	readonly tracing: { readonly parentSpan: TracingSpan; startSpan(name: string): TracingSpan };
	readonly parentSpan: TracingSpan;
	/** Arguments that belong to one hook, such as `page`. */
	readonly [extra: string]: unknown;
}

/** A hook: may answer with a promise, or take a callback as third parameter. SPEC 6.1.24. */
export type Hook = (args: never, options: never, callback: (error?: unknown, value?: unknown) => void) => unknown;

type NodeHook<Args = NodePluginArgs> = (
	args: Args,
	options: PluginOptions,
	callback: (error?: unknown, value?: unknown) => void,
) => unknown;

export type CreatePagesArgs = NodePluginArgs;
export type CreatePageArgs = NodePluginArgs & { readonly page: PageInput };
export type CreateNodeArgs = NodePluginArgs & { readonly node: Node };
export type CreateResolversArgs = NodePluginArgs & {
	/** Type → field → `{ type, args, resolve }`. */
	createResolvers(resolvers: Readonly<Record<string, object>>, options?: { readonly ignoreNonexistentTypes?: boolean }): void;
};
export type SetFieldsArgs = NodePluginArgs & { readonly type: { readonly name: string; readonly nodes: readonly Node[] } };
export type PreprocessSourceArgs = NodePluginArgs & { readonly filename: string; readonly contents: string };

/** The exports of gatsby-node. SPEC 6.1. */
export interface GatsbyNode {
	pluginOptionsSchema?: NodeHook<{ readonly Joi: unknown }>;
	onPreInit?: NodeHook;
	onPluginInit?: NodeHook;
	onPreBootstrap?: NodeHook;
	resolvableExtensions?: NodeHook;
	createSchemaCustomization?: NodeHook;
	sourceNodes?: NodeHook;
	shouldOnCreateNode?: NodeHook<{ readonly node: Node }>;
	onCreateNode?: NodeHook<CreateNodeArgs>;
	setFieldsOnGraphQLNodeType?: NodeHook<SetFieldsArgs>;
	createResolvers?: NodeHook<CreateResolversArgs>;
	createPages?: NodeHook<CreatePagesArgs>;
	createPagesStatefully?: NodeHook<CreatePagesArgs>;
	onCreatePage?: NodeHook<CreatePageArgs>;
	onPreExtractQueries?: NodeHook;
	preprocessSource?: NodeHook<PreprocessSourceArgs>;
	onPostBootstrap?: NodeHook;
	onPreBuild?: NodeHook;
	onCreateBabelConfig?: NodeHook;
	onCreateWebpackConfig?: NodeHook;
	onCreateDevServer?: NodeHook;
	onPostBuild?: NodeHook;
}
