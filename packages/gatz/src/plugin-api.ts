// Shapes, names and type parameters are those of Gatsby's typings: a gatsby-node in TypeScript compiles unchanged. Hooks are methods, so
// that a site may narrow the options in its own.
import type Joi from "joi";
import type { SiteConfig } from "./config.js";

/** What the framework and plugins know of a node besides its data. */
export interface NodeInternal {
	readonly type: string;
	/** Changes whenever the node's data do: an equal digest means an unchanged node. */
	readonly contentDigest: string;
	readonly mediaType?: string;
	readonly content?: string;
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
export interface PluginOptions {
	/** Plugins of this plugin, with their options. */
	// biome-ignore lint/suspicious/noExplicitAny: read without a check by plugins that have some
	readonly plugins?: any;
	readonly [option: string]: unknown;
}

/** What a hook with three parameters calls when it is done. SPEC 6.1.24. */
// biome-ignore lint/suspicious/noExplicitAny: Gatsby's default
export type PluginCallback<Result = any> = (error: Error | null, result?: Result) => void;

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

/** Accepted, without meaning. */
export interface ActivityOptions {
	readonly parentSpan?: object;
	readonly id?: string;
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

/** One entry of `setErrorMap`; `level`, `type`, `category` and the like are accepted. */
export interface ErrorMapEntry {
	// biome-ignore lint/suspicious/noExplicitAny: what it is, the plugin says that gives it
	text(context: any): string;
	readonly [extra: string]: unknown;
}

/** Writes to the terminal. SPEC 6.1.23. */
export interface Reporter {
	stripIndent(strings: TemplateStringsArray | string, ...values: readonly unknown[]): string;
	setVerbose(isVerbose?: boolean): void;
	setNoColor(isNoColor?: boolean): void;
	/** Texts for the ids of `error({ id, context })`. */
	setErrorMap(entries: Readonly<Record<string, ErrorMapEntry>>): void;
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
	activityTimer(name: string, options?: ActivityOptions): ActivityTimer;
	createProgress(name: string, total?: number, start?: number, options?: ActivityOptions): Progress;
}

/** Accepted where Gatsby has OpenTracing; records nothing. */
export interface TracingSpan {
	context(): TracingSpan;
	setTag(key: string, value: unknown): TracingSpan;
	log(): TracingSpan;
	finish(): void;
}

/** What createPage takes. SPEC 3.8. */
export interface PageInput<Context = Record<string, unknown>> {
	path: string;
	/** Absolute path of the component's file. */
	component: string;
	matchPath?: string;
	context?: Context;
	/** Rendered on its first request (DSG). */
	defer?: boolean;
	ownerNodeId?: string;
	/** Alias → id of the slice that stands there on this page; elsewhere it is the slice whose id is the alias. */
	slices?: Record<string, string>;
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

/** What createSlice takes. SPEC 5.12.1. */
export interface SliceInput<Context = Record<string, unknown>> {
	/** What pages and aliases call it. Different contexts make different slices of one component. */
	id: string;
	/** Absolute path of the component's file. */
	component: string;
	/** Variables of the component's query; its `sliceContext`. */
	context?: Context;
}

/** The plugin for which a helper of another acts. */
export interface ActionPlugin {
	readonly name: string;
}

/** The actions of SPEC 6.2. */
export interface Actions {
	createPage<Context = Record<string, unknown>>(page: PageInput<Context>, plugin?: ActionPlugin, options?: object): void;
	deletePage(page: { readonly path: string; readonly component?: string }): void;
	/** In createPages only. */
	createSlice<Context = Record<string, unknown>>(slice: SliceInput<Context>, plugin?: ActionPlugin, options?: object): void;
	createRedirect(redirect: RedirectInput, plugin?: ActionPlugin): void;
	/** Resolves when the onCreateNode hooks of this node have ended. */
	createNode<Data = Record<string, unknown>>(
		node: (NodeInput & Data) | readonly (NodeInput & Data)[],
		plugin?: ActionPlugin,
		options?: object,
	): Promise<void>;
	deleteNode(node: { readonly id: string; readonly [field: string]: unknown }, plugin?: ActionPlugin): void;
	touchNode(node: { readonly id: string; readonly [field: string]: unknown }, plugin?: ActionPlugin): void;
	createNodeField(
		field: { readonly node: Node; readonly name: string; readonly value: unknown },
		plugin?: ActionPlugin,
		options?: object,
	): void;
	createParentChildLink(link: { readonly parent: Node; readonly child: NodeInput }, plugin?: ActionPlugin): void;
	unstable_createNodeManifest(
		manifest: { readonly manifestId: string; readonly node: Node; readonly updatedAtUTC?: string | number },
		plugin?: ActionPlugin,
	): void;
	enableStatefulSourceNodes(plugin?: ActionPlugin): void;
	/** SDL, what `schema.build…Type` gives, types of graphql-js, or a list of these. */
	createTypes(types: string | object, plugin?: ActionPlugin, traceId?: string): void;
	createFieldExtension(
		extension: { readonly name: string; readonly [key: string]: unknown },
		options?: { readonly override?: boolean; readonly [key: string]: unknown },
		traceId?: string,
	): void;
	addThirdPartySchema(input: { readonly schema: object }, plugin?: ActionPlugin, traceId?: string): void;
	/** An object, or a function that makes one of the context that there is. */
	createResolverContext(context: object, plugin?: ActionPlugin): void;
	printTypeDefinitions(
		options?: {
			readonly path?: string;
			readonly include?: { readonly types?: readonly string[]; readonly plugins?: readonly string[] };
			readonly exclude?: { readonly types?: readonly string[]; readonly plugins?: readonly string[] };
			readonly withFieldTypes?: boolean;
		},
		plugin?: ActionPlugin,
		traceId?: string,
	): void;
	createJobV2(
		job: {
			/** An export of the plugin's `gatsby-worker` module. */
			readonly name: string;
			readonly inputPaths?: readonly string[];
			readonly outputDir: string;
			readonly args: Readonly<Record<string, unknown>>;
		},
		plugin?: ActionPlugin,
	): Promise<unknown>;
	/** These three do nothing any more. */
	createJob(job: { readonly id: string; readonly [key: string]: unknown }, plugin?: ActionPlugin): void;
	setJob(job: { readonly id: string; readonly [key: string]: unknown }, plugin?: ActionPlugin): void;
	endJob(job: { readonly id: string }, plugin?: ActionPlugin): void;
	setPluginStatus(status: Readonly<Record<string, unknown>>, plugin?: ActionPlugin): void;
	setRequestHeaders(rule: { readonly domain: string; readonly headers: Readonly<Record<string, string>> }, plugin?: ActionPlugin): void;
	addRemoteFileAllowedUrl(urls: string | readonly string[], plugin?: ActionPlugin, traceId?: string): void;
	addGatsbyImageSourceUrl(url: string): void;
	setWebpackConfig(config: object, plugin?: ActionPlugin): void;
	replaceWebpackConfig(config: object, plugin?: ActionPlugin): void;
	setBabelOptions(options: object, plugin?: ActionPlugin): void;
	setBabelPlugin(
		config: { readonly name: string; readonly options?: object; readonly [key: string]: unknown },
		plugin?: ActionPlugin,
	): void;
	setBabelPreset(
		config: { readonly name: string; readonly options?: object; readonly [key: string]: unknown },
		plugin?: ActionPlugin,
	): void;
}

/** Values that a plugin keeps between builds, one store per plugin, in `.cache/caches`. */
export interface PluginCache {
	readonly name: string;
	/** Absolute path of a folder for the plugin's own files. */
	readonly directory: string;
	/** undefined when the key is unknown. */
	// biome-ignore lint/suspicious/noExplicitAny: what was set is what comes back
	get(key: string): Promise<any>;
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
	/** A {@link StoreState}. Typed as in Gatsby, for plugins that read further into it than they may. */
	// biome-ignore lint/suspicious/noExplicitAny: see above
	getState(): any;
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
	getNodes(): Node[];
	getNodesByType(type: string): Node[];
	getNodeAndSavePathDependency(id: string, path: string): Node | undefined;
	/** What a transformer works on: `internal.content`, or what the plugin that owns the node reads. */
	loadNodeContent(node: Node): Promise<string>;
	/** Makes types for `createTypes`. */
	readonly schema: TypeBuilders;
	/** Runs a query; there is data from createPages on. Never rejects for an error in the query. `graphql<Queries.PostsQuery>(…)` types it. */
	// biome-ignore lint/suspicious/noExplicitAny: an interface would be no record; what is done with errors is the caller's affair
	graphql<Data = unknown, Variables = any>(query: string, variables?: Variables): Promise<{ data?: Data; errors?: any }>;
	readonly tracing: { readonly parentSpan: TracingSpan; startSpan(name: string): TracingSpan };
	readonly parentSpan: TracingSpan;
	/** Arguments that belong to one hook, such as `page`. */
	readonly [extra: string]: unknown;
}

/** A hook: may answer with a promise, or take a callback as third parameter. SPEC 6.1.24. */
export type Hook = (args: never, options: never, callback: (error?: unknown, value?: unknown) => void) => unknown;

export type ParentSpanPluginArgs = NodePluginArgs;
export type PreInitArgs = NodePluginArgs;
export type BuildArgs = NodePluginArgs;
export type CreatePagesArgs = NodePluginArgs;
export type CreateSchemaCustomizationArgs = NodePluginArgs;
export type ResolvableExtensionsArgs = NodePluginArgs;

export interface SourceNodesArgs extends NodePluginArgs {
	/** What a webhook sent; undefined in a build. */
	// biome-ignore lint/suspicious/noExplicitAny: it comes from elsewhere
	readonly webhookBody?: any;
}

export interface CreatePageArgs<Context = Record<string, unknown>> extends NodePluginArgs {
	readonly page: PageInput<Context>;
}

export interface CreateNodeArgs<Data extends Record<string, unknown> = Record<string, unknown>> extends NodePluginArgs {
	readonly node: Node & Data;
}

export interface CreateResolversArgs extends NodePluginArgs {
	/** Type → field → `{ type, args, resolve }`. */
	createResolvers(resolvers: Readonly<Record<string, object>>, options?: { readonly ignoreNonexistentTypes?: boolean }): void;
	/** The schema so far. */
	readonly intermediateSchema: object;
}

export interface SetFieldsOnGraphQLNodeTypeArgs extends NodePluginArgs {
	readonly type: { readonly name: string; readonly nodes: readonly Node[] };
}

export interface PreprocessSourceArgs extends NodePluginArgs {
	readonly filename: string;
	readonly contents: string;
}

/** Runs of webpack in Gatsby. */
export type GatsbyStages = "develop" | "develop-html" | "build-javascript" | "build-html";

export interface CreateBabelConfigArgs extends NodePluginArgs {
	readonly stage: GatsbyStages;
}

/** Functions by name, each of which makes a part of webpack's configuration. */
// biome-ignore lint/suspicious/noExplicitAny: webpack's own
export type WebpackParts = Readonly<Record<string, (...args: any[]) => any>>;
export type WebpackRules = WebpackParts;
export type WebpackLoaders = WebpackParts;
export type WebpackPlugins = WebpackParts;

export interface CreateWebpackConfigArgs extends NodePluginArgs {
	readonly stage: GatsbyStages;
	// biome-ignore lint/suspicious/noExplicitAny: webpack's own
	getConfig(): any;
	readonly rules: WebpackRules;
	readonly loaders: WebpackLoaders;
	readonly plugins: WebpackPlugins;
}

export interface CreateDevServerArgs extends NodePluginArgs {
	/** An Express application. */
	// biome-ignore lint/suspicious/noExplicitAny: its types are not ours to give
	readonly app: any;
}

/** Joi, with a schema for options that name plugins. SPEC 6.1.1. */
export type PluginOptionsSchemaJoi = Joi.Root & { subPlugins(): Joi.ArraySchema };
export type ObjectSchema = Joi.ObjectSchema;

export interface PluginOptionsSchemaArgs {
	readonly Joi: PluginOptionsSchemaJoi;
}

type Done = void | Promise<void>;

/** The exports of gatsby-node. SPEC 6.1. A hook that answers with a promise is waited for; one with three parameters calls the third. */
export interface GatsbyNode<Data extends Record<string, unknown> = Record<string, unknown>, Context = Record<string, unknown>> {
	pluginOptionsSchema?(args: PluginOptionsSchemaArgs): ObjectSchema;
	onPreInit?(args: PreInitArgs, options: PluginOptions, callback: PluginCallback<void>): Done;
	onPluginInit?(args: PreInitArgs, options: PluginOptions, callback: PluginCallback<void>): Done;
	onPreBootstrap?(args: ParentSpanPluginArgs, options: PluginOptions, callback: PluginCallback<void>): Done;
	resolvableExtensions?(args: ResolvableExtensionsArgs, options: PluginOptions, callback: PluginCallback): unknown;
	createSchemaCustomization?(args: CreateSchemaCustomizationArgs, options: PluginOptions, callback: PluginCallback<void>): Done;
	sourceNodes?(args: SourceNodesArgs, options: PluginOptions, callback: PluginCallback<void>): Done;
	shouldOnCreateNode?(args: { readonly node: Node & Data }, options: PluginOptions): boolean;
	/** The old name of `shouldOnCreateNode`. */
	unstable_shouldOnCreateNode?(args: { readonly node: Node & Data }, options: PluginOptions): boolean;
	onCreateNode?(args: CreateNodeArgs<Data>, options: PluginOptions, callback: PluginCallback<void>): Done;
	setFieldsOnGraphQLNodeType?(args: SetFieldsOnGraphQLNodeTypeArgs, options: PluginOptions, callback: PluginCallback): unknown;
	createResolvers?(args: CreateResolversArgs, options: PluginOptions, callback: PluginCallback<void>): Done;
	createPages?(args: CreatePagesArgs, options: PluginOptions, callback: PluginCallback<void>): Done;
	createPagesStatefully?(args: CreatePagesArgs, options: PluginOptions, callback: PluginCallback<void>): Done;
	onCreatePage?(args: CreatePageArgs<Context>, options: PluginOptions, callback: PluginCallback<void>): Done;
	onPreExtractQueries?(args: ParentSpanPluginArgs, options: PluginOptions, callback: PluginCallback<void>): Done;
	preprocessSource?(args: PreprocessSourceArgs, options: PluginOptions, callback: PluginCallback): unknown;
	onPostBootstrap?(args: ParentSpanPluginArgs, options: PluginOptions, callback: PluginCallback<void>): Done;
	onPreBuild?(args: BuildArgs, options: PluginOptions, callback: PluginCallback<void>): Done;
	onCreateBabelConfig?(args: CreateBabelConfigArgs, options: PluginOptions, callback: PluginCallback<void>): Done;
	onCreateWebpackConfig?(args: CreateWebpackConfigArgs, options: PluginOptions, callback: PluginCallback<void>): Done;
	onCreateDevServer?(args: CreateDevServerArgs, options: PluginOptions, callback: PluginCallback<void>): Done;
	onPostBuild?(args: BuildArgs, options: PluginOptions, callback: PluginCallback<void>): Done;
}
