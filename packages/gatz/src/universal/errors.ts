/** Whose fault an error is. Only `framework` errors print our own stack and ask for a report. */
export type Fault = "site" | "plugin" | "environment" | "framework";

/** Where an error is, as far as it is known. Lines and columns count from 1. */
export interface ErrorPlace {
	/** Path relative to the site, or absolute when it is outside of it. */
	readonly file?: string;
	readonly line?: number;
	readonly column?: number;
	/** `props.rows[3].total`, `plugins[0].options`. */
	readonly keyPath?: string;
	readonly plugin?: string;
	/** Path of the page, or of the request for it. */
	readonly page?: string;
	/** Of the page's route. */
	readonly params?: Readonly<Record<string, string>>;
	/** Lines of source around the place, ready to print. */
	readonly frame?: string;
}

interface ErrorKind {
	readonly fault: Fault;
	/** What happened, with the values seen in `{braces}`. */
	readonly what: string;
	/** One sentence that says what to do. */
	readonly fix: string;
	/** Gatsby's code for the same thing, where it has one. */
	readonly gatsby?: string;
}

/**
 * Every error a user can meet. Codes are stable: documents and searches rely on them. `docs/reference/errors.md` is written from
 * this table, and a test proves that table, page and failing fixtures agree.
 */
export const ERRORS = {
	// configuration
	CONFIG_UNKNOWN_KEY: {
		fault: "site",
		what: 'gatsby-config has the unknown key "{key}".{hint}',
		fix: "Remove the key or correct its spelling.",
	},
	CONFIG_INVALID: {
		fault: "site",
		what: "gatsby-config: {keyPath} {problem}; it is {value}.",
		fix: "Give {keyPath} a value of the kind that the message names.",
	},
	CONFIG_IS_FUNCTION: {
		fault: "site",
		what: "gatsby-config exports a function.",
		fix: "Export the configuration object itself; only themes may export a function of their options.",
		gatsby: "10126",
	},
	CONFIG_THROWS: {
		fault: "site",
		what: "{file} failed while it was evaluated: {message}",
		fix: "Mend the error that the message names.",
		gatsby: "10123",
	},
	CONFIG_TWICE: {
		fault: "site",
		what: "There are two configuration files: {files}.",
		fix: "Keep one of them.",
	},
	// plugins and hooks
	HOOK_UNKNOWN: {
		fault: "site",
		what: '{file} exports "{name}", which is not a hook.{hint}',
		fix: "Correct the spelling or stop exporting it.",
		gatsby: "11329",
	},
	HOOK_FAILED: {
		fault: "plugin",
		what: 'The hook {hook} of "{plugin}" failed: {message}',
		fix: "Mend the hook, or remove the plugin from gatsby-config.",
		gatsby: "11321",
	},
	SSR_HOOK_FAILED: {
		fault: "plugin",
		what: "The hook {hook} in gatsby-ssr failed: {message}",
		fix: "Mend the hook, or remove the plugin from gatsby-config.",
	},
	REPLACE_RENDERER_TWICE: {
		fault: "plugin",
		what: "Several plugins have the hook replaceRenderer: {plugins}. Only one of them can render pages.",
		fix: "Write a replaceRenderer in the site's own gatsby-ssr that does what these plugins do.",
	},
	PLUGIN_NOT_FOUND: {
		fault: "site",
		what: 'gatsby-config names the plugin "{name}", which was not found. Looked for: {places}.{hint}',
		fix: "Install the package, or correct its name in gatsby-config.",
		gatsby: "10226",
	},
	PLUGIN_INVALID: {
		fault: "plugin",
		what: 'The plugin "{name}" can\'t be loaded: {problem}.',
		fix: "Reinstall the package, or remove it from gatsby-config.",
	},
	REDIRECT_INVALID: {
		fault: "plugin",
		what: '"{plugin}" called createRedirect with {keyPath}, which {problem}; it is {value}.',
		fix: "Give createRedirect a path of the site as fromPath, and a path or an absolute URL as toPath.",
	},
	ACTION_NOT_YET: {
		fault: "plugin",
		what: '"{plugin}" called the action {action}, which this version does not have yet.',
		fix: "Remove the call or the plugin until a version of Gatz has the action.",
	},
	ACTION_UNKNOWN: {
		fault: "plugin",
		what: '"{plugin}" called the action {action}, which does not exist.{hint}',
		fix: "Correct the spelling.",
	},
	MODULE_NOT_YET: {
		fault: "plugin",
		what: '{member} of "{module}" was used, and this version has nothing behind that module yet.',
		fix: "Remove the plugin that needs it until a version of Gatz has the module.",
	},
	WEBPACK_MISSING: {
		fault: "site",
		what: "{file} requires webpack, which does not build this site and is not installed.",
		fix: "Use the argument `plugins` of onCreateWebpackConfig, as in plugins.define({ … }), or require `gatsby/webpack`.",
	},
	PLUGIN_OPTIONS_INVALID: {
		fault: "site",
		what: 'The options of the plugin "{plugin}" are invalid: {problems}.',
		fix: "Correct the plugin's options in gatsby-config.",
		gatsby: "11331",
	},
	JOB_FAILED: {
		fault: "plugin",
		what: 'The job {job} of "{plugin}" failed: {message}',
		fix: "Mend what the job works on, or remove the plugin from gatsby-config.",
		gatsby: "11508",
	},
	// nodes
	NODE_INVALID: {
		fault: "plugin",
		what: '"{plugin}" called createNode with a node that {problem}: {seen}.',
		fix: "Give the node an `id`, `internal.type` and `internal.contentDigest`, and leave to the framework what is its own.",
		gatsby: "11467",
	},
	NODE_CIRCULAR: {
		fault: "plugin",
		what: 'The node "{node}" of "{plugin}" contains itself: {keyPath} is an object that it is in.',
		fix: "Give createNode data without cycles; relate nodes by their ids.",
	},
	NODE_OWNED: {
		fault: "plugin",
		what: '"{plugin}" {what} the node "{node}" of the type {type}, which belongs to "{owner}".',
		fix: "Give the nodes of each plugin a type of their own, and change nodes of others with createNodeField.",
	},
	NODE_FIELD_OWNED: {
		fault: "plugin",
		what: '"{plugin}" called createNodeField for the field "{field}" of the node "{node}", which "{owner}" has set.',
		fix: "Give the field another name.",
	},
	NODE_CONTENT_MISSING: {
		fault: "plugin",
		what: 'The content of a node of "{plugin}" was asked for, and it has none: the plugin exports no loadNodeContent.',
		fix: "Set `internal.content` of the node, or export loadNodeContent from the plugin's main module.",
	},
	// pages
	PAGE_WITHOUT_COMPONENT: {
		fault: "site",
		what: "{file} is a page but has no component: nothing is exported as default.",
		fix: "Export a React component as default; a page with getServerData needs one too.",
		gatsby: "11328",
	},
	PAGE_EMPTY: {
		fault: "site",
		what: "{file} is a page but is empty.",
		fix: "Export a React component as default, or name the file with a leading underscore to keep it from becoming a page.",
		gatsby: "11327",
	},
	PAGE_MODULE_FAILED: {
		fault: "site",
		what: "{file} failed while it was loaded: {message}",
		fix: "Mend the code that runs when the file is loaded; what needs the browser belongs in an effect.",
	},
	PAGE_PATH_MISSING: {
		fault: "site",
		what: "createPage was called by {plugin} without a path.",
		fix: 'Give the page a path such as "/about/".',
		gatsby: "11323",
	},
	PAGE_COMPONENT_MISSING: {
		fault: "site",
		what: "The page {page} was created without a component.",
		fix: "Give createPage the absolute path of a component file.",
		gatsby: "11322",
	},
	PAGE_COMPONENT_NOT_ABSOLUTE: {
		fault: "site",
		what: 'The component "{component}" of the page {page} is not an absolute path.',
		fix: "Use path.resolve() or require.resolve() on it.",
		gatsby: "11326",
	},
	PAGE_COMPONENT_NOT_FOUND: {
		fault: "site",
		what: 'The component "{component}" of the page {page} does not exist.',
		fix: "Correct the path.",
		gatsby: "11325",
	},
	PAGE_CONTEXT_RESERVED: {
		fault: "site",
		what: 'The context of the page {page} has the reserved key "{key}".',
		fix: "Give the key another name.",
		gatsby: "11324",
	},
	PAGE_COLLISION: {
		fault: "site",
		what: "Two pages answer {path}: {first} and {second}.",
		fix: "Rename or remove one of them.",
	},
	PAGE_PATTERN: {
		fault: "site",
		what: "The route {pattern} of {file} can't match: {problem}.",
		fix: "Use whole parameters such as [id], and a splat only at the end.",
	},
	PAGE_PARAM_RESERVED: {
		fault: "site",
		what: 'The route {pattern} of {file} has a parameter called "{name}", which is the name of a prop.',
		fix: "Give the parameter another name.",
	},
	PAGE_FOLDER_INVALID: {
		fault: "site",
		what: "gatsby-plugin-page-creator in gatsby-config {problem}.",
		fix: "Give its option `path` the absolute path of a folder whose files are pages.",
		gatsby: "12108",
	},
	// collection routes
	COLLECTION_INVALID: {
		fault: "site",
		what: "{file} is no collection route: {problem}.",
		fix: "Write {Model.field}, joined by two underscores where fields are nested and with (Type) for a member of a union, as in {Product.parent__(File)__name}.",
		gatsby: "12105",
	},
	COLLECTION_QUERY_FAILED: {
		fault: "site",
		what: "The nodes of the collection route {file} can't be had: {message} The query is {query}",
		fix: "Name a type and fields in the file's name that the schema has.",
	},
	COLLECTION_FIELD_MISSING: {
		fault: "site",
		what: 'The collection route {file} needs "{field}", from which no part of a path can be made for the node {node} of {model}{more}: it is {value}.',
		fix: "Give each node the field, or create these pages with createPages, which can pass nodes over.",
		gatsby: "12104",
	},
	// inference
	LINK_NODE_MISSING: {
		fault: "plugin",
		what: 'The name of the key "{key}" says that {field} links to nodes, but no node has one of its values as {by}: {values}.',
		fix: "Source the nodes that it names, or take ___NODE out of the key.",
	},
	// schema
	SCHEMA_ACTION_INVALID: {
		fault: "plugin",
		what: '"{plugin}" called the action {action} with {problem}.',
		fix: "Correct the call: {rule}.",
	},
	SCHEMA_SDL_INVALID: {
		fault: "plugin",
		what: 'Type definitions of "{plugin}" can\'t be read: {message}',
		fix: "Correct the definition that is shown.",
	},
	SCHEMA_INVALID: {
		fault: "plugin",
		what: "The GraphQL schema can't be made: {message}",
		fix: "Correct the type or field that the message names, in createTypes or where a plugin adds it.",
	},
	TYPE_NAME_RESERVED: {
		fault: "plugin",
		what: '"{plugin}" declares a type called {type}, and that name is reserved: {reason}.',
		fix: "Give the type another name.",
	},
	TYPE_KIND_CONFLICT: {
		fault: "plugin",
		what: '"{plugin}" declares {type} as {kind}, and for {owner} it is {other}.',
		fix: "Rename one of the two.",
	},
	TYPE_NOT_NODE: {
		fault: "plugin",
		what: 'The type {type} of "{plugin}" {problem} but does not implement Node.',
		fix: "Write `type {type} implements Node`, or add @dontInfer when its nodes are not to be queried.",
	},
	TYPE_UNKNOWN: {
		fault: "plugin",
		what: '{user}, declared by "{plugin}", refers to the type {type}, which does not exist.{hint}',
		fix: "Correct the name, or declare the type with createTypes; a type without nodes is there only when it is declared.",
	},
	FIELD_EXTENSION_ARGUMENT: {
		fault: "plugin",
		what: 'The extension @{extension} of the field {field}, declared by "{plugin}", {problem}.',
		fix: "Give the extension the arguments that it was created with.",
	},
	FIELD_EXTENSION_FAILED: {
		fault: "plugin",
		what: 'The extension @{extension} of "{plugin}" failed for the field {field}: {message}',
		fix: "Mend `extend` of the extension.",
	},
	// queries
	GRAPHQL_TAG_INTERPOLATED: {
		fault: "site",
		what: "A graphql tag in {file} holds an interpolation. Queries are read from the source, before any code runs.",
		fix: "Write the query out; use a variable of the query for a page's values and a fragment for parts that queries share.",
		gatsby: "85916",
	},
	GRAPHQL_TAG_EMPTY: {
		fault: "site",
		what: "A graphql tag in {file} is empty.",
		fix: "Write a query or a fragment into it, or remove it.",
		gatsby: "85917",
	},
	GRAPHQL_SYNTAX: {
		fault: "site",
		what: "A query in {file} can't be read: {message}",
		fix: "Correct the query at the place that is shown.",
		gatsby: "85918",
	},
	GRAPHQL_QUERIES_TWICE: {
		fault: "site",
		what: "{file} has more than one {kind}: {first} and {second}.",
		fix: "Join them into one query.",
		gatsby: "85910",
	},
	GRAPHQL_FRAGMENT_UNKNOWN: {
		fault: "site",
		what: 'A query in {file} uses the fragment "{name}", which is nowhere in the site or its plugins.{hint}',
		fix: "Correct the name, or export the tag that holds the fragment: export const {name} = graphql`fragment {name} on …`.",
		gatsby: "85908",
	},
	GRAPHQL_FRAGMENT_TWICE: {
		fault: "site",
		what: 'There are two different fragments "{name}": in {first} and in {second}. Names of fragments hold for the whole site.',
		fix: "Rename one of them.",
		gatsby: "85919",
	},
	GRAPHQL_FIELD_UNKNOWN: {
		fault: "site",
		what: "A query in {file} can't be run: {message}",
		fix: "Correct the name; a field exists when a node has it, or when createTypes declares it.",
		gatsby: "85923",
	},
	GRAPHQL_VARIABLE: {
		fault: "site",
		what: "A query in {file} can't be run: {message}",
		fix: "Name each variable once in the head of the query, with the type that its place has, and use it.",
		gatsby: "85920",
	},
	GRAPHQL_INVALID: {
		fault: "site",
		what: "A query in {file} can't be run: {message}",
		fix: "Correct the query at the place that is shown.",
		gatsby: "85922",
	},
	GRAPHQL_RESULT: {
		fault: "site",
		what: "{field} of the query in {file} failed{page}: {message}",
		fix: "Mend the resolver or the data that it reads; the error underneath says where.",
		gatsby: "85901",
	},
	GRAPHQL_FUNCTION_AS_TAG: {
		fault: "plugin",
		what: "The graphql function of gatsby-node was used as a tag.",
		fix: "Call it with parentheses around the query: graphql(`{ … }`).",
		gatsby: "85926",
	},
	// getServerData at build
	SERVER_DATA_NOT_FUNCTION: {
		fault: "site",
		what: "{file} exports getServerData as {type}; it has to be a function.",
		fix: "Export a function that returns { props, status, headers }.",
	},
	SERVER_DATA_NOT_A_PAGE: {
		fault: "site",
		what: "{file} exports getServerData but is not a page, so it would never run.",
		fix: "Move the export to the page's file, or give the function another name.",
	},
	PAGE_CONFIG_NOT_FUNCTION: {
		fault: "site",
		what: "config of {file} returned {type}; it has to return a function.",
		fix: "Return a function of { params } that gives { defer }.",
	},
	// bundle
	BUNDLE_FAILED: {
		fault: "site",
		what: "{message}",
		fix: "Mend the file that the message names.",
		gatsby: "98123",
	},
	SERVER_ONLY_IN_BROWSER: {
		fault: "site",
		what: "{module} is for the server but would reach the browser: {chain}.",
		fix: "Import it only from getServerData, from a *.server file or from a function that the browser never needs.",
	},
	PRERENDER_FAILED: {
		fault: "site",
		what: "The page {page} failed while it was rendered: {message}",
		fix: "Mend the component; code that needs the browser belongs in an effect.",
		gatsby: "95313",
	},
	// slices
	SLICE_OUTSIDE_CREATE_PAGES: {
		fault: "plugin",
		what: '"{plugin}" called createSlice outside of createPages.',
		fix: "Call createSlice in the hook createPages, before it ends.",
	},
	SLICE_INVALID: {
		fault: "site",
		what: 'createSlice of "{plugin}" got {slice}: {problem}.',
		fix: "Give createSlice an id and the absolute path of a file that exports a component by default.",
	},
	SLICE_TWICE: {
		fault: "site",
		what: 'The slice "{id}" was created twice: from {first} and from {second}.',
		fix: "Give one of the two another id.",
	},
	SLICE_NOT_FOUND: {
		fault: "site",
		what: 'The page {page} has the slice alias "{alias}", and there is no slice "{id}".{hint}',
		fix: "Create the slice in createPages, correct the alias, or give the Slice allowEmpty.",
	},
	// artifact
	ARTIFACT_MISSING: {
		fault: "site",
		what: "There is no build in {directory}.",
		fix: "Run `gatsby build` first.",
	},
	ARTIFACT_INVALID: {
		fault: "environment",
		what: "The build in {directory} can't be served: {problem}.",
		fix: "Run `gatsby build` again, and deploy `public` and `.cache` of one build together.",
	},
	BUILD_RUNNING: {
		fault: "environment",
		what: "Another build of this site is running (process {pid}).",
		fix: "Wait until it has ended; when there is none, delete {file}.",
	},
	POST_BUILD_FAILED: {
		fault: "plugin",
		what: 'onPostBuild of "{plugin}" failed: {message}. The new build is in place.',
		fix: "Mend the hook and build again.",
	},
	ADAPTER_FAILED: {
		fault: "plugin",
		what: '{step} of the adapter "{adapter}" failed: {message}{state}',
		fix: "Mend the adapter, or remove it from gatsby-config.",
	},
	ADAPTER_UNSUITED: {
		fault: "site",
		what: "{adapter} {problem}.",
		fix: "Remove what the host can't run, or name another adapter in gatsby-config.",
	},
	// requests
	SERVER_DATA_FAILED: {
		fault: "site",
		what: "getServerData of {file} failed for {url}: {message}",
		fix: "Mend getServerData, or catch the error and return a status.",
		gatsby: "95315",
	},
	SERVER_DATA_TIMEOUT: {
		fault: "site",
		what: "getServerData of {file} was not done after {seconds} s for {url} with the parameters {params}.",
		fix: "Pass context.signal on to what it waits for, or give the page another deadline: export const config = async () => () => ({ deadline: 30 }).",
	},
	PAGE_CONFIG_INVALID: {
		fault: "site",
		what: "config of {file} gives {keyPath} as {value}; it {problem}.",
		fix: "Give {keyPath} a value of the kind that the message names.",
	},
	SERVER_DATA_RESULT: {
		fault: "site",
		what: "getServerData of {file} returned {keyPath} as {value}; it {problem}.",
		fix: "Return { props, status, headers, cache } with values of the right kinds.",
	},
	SERVER_DATA_NOT_SERIALISABLE: {
		fault: "site",
		what: "getServerData of {file} returned {keyPath}, which JSON can't hold: {problem}.",
		fix: "Return plain data: strings, finite numbers, booleans, null, arrays and objects of these.",
	},
	SERVER_DATA_HEADER: {
		fault: "site",
		what: "getServerData of {file} returned the header {keyPath} that HTTP can't carry: {problem}.",
		fix: "Encode the value, for instance with encodeURIComponent.",
	},
	FUNCTION_FAILED: {
		fault: "site",
		what: "The function {file} failed for {url}: {message}",
		fix: "Mend the function, or catch the error and answer with a status.",
	},
	HEAD_NOT_FUNCTION: {
		fault: "site",
		what: "The template {template} exports Head as {type}; it has to be a function.",
		fix: "Export a function component: export const Head = () => <title>…</title>.",
	},
	RENDER_FAILED: {
		fault: "site",
		what: "{file} failed while {url} was rendered: {message}",
		fix: "Mend the component; code that needs the browser belongs in an effect.",
		gatsby: "95313",
	},
	RENDER_TIMEOUT: {
		fault: "site",
		what: "{file} was still waiting after {seconds} s when {url} was rendered.",
		fix: "Set a time limit to what the page suspends for, or give it another deadline: export const config = async () => () => ({ deadline: 30 }).",
	},
	// environment
	PORT_IN_USE: {
		fault: "environment",
		what: "Port {port} on {host} is in use.",
		fix: "Stop the other program or choose another port with --port.",
	},
	HOST_NOT_ALLOWED: {
		fault: "environment",
		what: 'A request for the host "{host}" was refused: it is none of those that this server answers for.',
		fix: "If the site is reached by that name, add it to `server.allowedHosts` of gatsby-config, or to --allowed-hosts.",
	},
	WORKERS_FAILED: {
		fault: "site",
		what: "{count} workers ended soon after their start, the last one {how}.",
		fix: "Mend what the workers have printed; `--workers 1` serves without a supervisor, which helps to see it.",
	},
	PURGE_FAILED: {
		fault: "environment",
		what: "The purge by the server's operations port at {url} did not reach everything: {problem}.",
		fix: "Name the port with --ops-host and --ops-port, and set GATZ_PURGE_TOKEN to the same text for both.",
	},
	STATS_UNAVAILABLE: {
		fault: "environment",
		what: "Nobody at {url} tells how a server is doing: {problem}.",
		fix: "Name the operations port of a running `gatsby serve` with --url: it is the one after the site's, and `serve` prints it.",
	},
	CACHE_STORE_LOST: {
		fault: "environment",
		what: "The shared cache at {url} can't be used: {problem}. Until it can, each machine keeps answers in its own memory.",
		fix: "Nothing if it comes back by itself; else see that it runs, and that its address and password are those of `--cache`.",
	},
	COMMAND_UNKNOWN: {
		fault: "environment",
		what: 'There is no command "{command}".{hint}',
		fix: "Run `gatsby --help` for the list of commands.",
	},
	COMMAND_NOT_YET: {
		fault: "environment",
		what: 'The command "{command}" is not part of this version.',
		fix: "Run `gatsby --help` for the commands that are.",
	},
	OPTION_INVALID: {
		fault: "environment",
		what: "The option {option} {problem}.",
		fix: "Run the command with --help for its options.",
	},
	INTERNAL: {
		fault: "framework",
		what: "{message}",
		fix: "This is a fault of Gatz; please report it with the text above.",
	},
} as const satisfies Record<string, ErrorKind>;

export type ErrorCode = keyof typeof ERRORS;

/** An error that a user can act upon. `message` is complete: code, what happened, where, and what to do. */
export class GatzError extends Error {
	readonly code: `GATZ_${ErrorCode}`;
	readonly fault: Fault;
	readonly what: string;
	readonly fix: string;
	readonly place: ErrorPlace;

	/**
	 * @param kind a key of {@link ERRORS}
	 * @param values what fills the braces of its text
	 * @param options `place`: where it happened; `cause`: the error underneath
	 */
	constructor(kind: ErrorCode, values: Record<string, unknown> = {}, options: { place?: ErrorPlace; cause?: unknown } = {}) {
		const entry: ErrorKind = ERRORS[kind];
		const what = fill(entry.what, values);
		const fix = fill(entry.fix, values);
		super(`GATZ_${kind}: ${what}`, options.cause === undefined ? undefined : { cause: options.cause });
		this.name = "GatzError";
		this.code = `GATZ_${kind}`;
		this.fault = entry.fault;
		this.what = what;
		this.fix = fix;
		this.place = options.place ?? {};
	}
}

/** The text of anything that was thrown: an Error's message, else the value itself. */
export function thrownMessage(thrown: unknown): string {
	if (thrown instanceof Error) return thrown.message;
	if (typeof thrown === "string") return thrown;
	try {
		return JSON.stringify(thrown) ?? String(thrown);
	} catch {
		return String(thrown);
	}
}

function fill(text: string, values: Record<string, unknown>): string {
	return text.replace(/\{(\w+)\}/g, (whole, key: string) => (key in values ? String(values[key]) : whole));
}
