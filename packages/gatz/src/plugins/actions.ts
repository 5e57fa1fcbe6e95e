import type { Actions, PageInput, Reporter, SliceInput } from "../plugin-api.js";
import { GatzError } from "../universal/errors.js";
import { suggest } from "../universal/suggest.js";
import type { BundlerActions } from "./bundler-actions.js";
import type { NodeActions, SchemaActions } from "./data-actions.js";
import type { Plugin } from "./plugin.js";
import type { StateActions } from "./state-actions.js";

/** Actions on pages. SPEC 6.2.1. */
export interface PageActions {
	createPage(page: PageInput, plugin: Plugin): void;
	deletePage(page: { readonly path: string }, plugin: Plugin): void;
}

/** SPEC 6.2.2. Where nobody takes slices, they can't be created: only createPages may. */
export interface SliceActions {
	createSlice(slice: SliceInput, plugin: Plugin): void;
}

/**
 * Takes what hooks ask for. Each call is checked where it is kept, so that an error arises in the hook that made it. A stage gives what
 * it has: an action that nobody takes is treated as one that this version does not have.
 */
export interface ActionSink
	extends PageActions,
		Partial<SliceActions>,
		Partial<NodeActions>,
		Partial<SchemaActions>,
		Partial<StateActions>,
		Partial<BundlerActions> {}

/** Actions of SPEC 6.2 that may have nothing behind them. A build whose result would lack something stops; the others warn. */
const WITHOUT_SINK: Readonly<Record<string, "stop" | "warn">> = {
	createNode: "stop",
	deleteNode: "stop",
	touchNode: "warn",
	createNodeField: "stop",
	createParentChildLink: "stop",
	unstable_createNodeManifest: "warn",
	createTypes: "warn",
	createFieldExtension: "warn",
	addThirdPartySchema: "warn",
	createResolverContext: "warn",
	printTypeDefinitions: "warn",
	addRemoteFileAllowedUrl: "warn",
	enableStatefulSourceNodes: "warn",
	setWebpackConfig: "warn",
	replaceWebpackConfig: "warn",
	setBabelOptions: "warn",
	setBabelPlugin: "warn",
	setBabelPreset: "warn",
	createJobV2: "stop",
	setPluginStatus: "warn",
	addGatsbyImageSourceUrl: "warn",
	setRequestHeaders: "warn",
	createPageDependency: "warn",
	createServerVisitedPage: "warn",
};

/** Gatsby's old jobs do nothing but show a line. SPEC 6.2.12. */
const OLD_JOBS = ["createJob", "setJob", "endJob"];

/** Actions that take no value: their only argument is the plugin. */
const WITHOUT_VALUE: ReadonlySet<string> = new Set(["enableStatefulSourceNodes"]);

type Action = (value: unknown, plugin: Plugin, options?: unknown) => unknown;

/** The actions that one plugin's hooks get. SPEC 6.2. */
export function createActions(plugin: Plugin, sink: ActionSink, reporter: Reporter): Actions {
	const warned = new Set<string>();
	const warnOnce = (action: string, text: string): void => {
		if (!warned.has(action)) reporter.warn(text);
		warned.add(action);
	};
	const actions: Record<string, (...args: unknown[]) => unknown> = {};
	for (const [action, manner] of Object.entries(WITHOUT_SINK)) {
		actions[action] = () => {
			const error = new GatzError("ACTION_NOT_YET", { plugin: plugin.name, action }, { place: { plugin: plugin.name } });
			if (manner === "stop") throw error;
			warnOnce(action, error.message);
		};
	}
	actions.createSlice = () => {
		throw new GatzError("SLICE_OUTSIDE_CREATE_PAGES", { plugin: plugin.name }, { place: { plugin: plugin.name } });
	};
	for (const action of OLD_JOBS) {
		actions[action] = () => warnOnce("jobs", `"${plugin.name}" called ${action}, which does nothing any more: createJobV2 runs jobs.`);
	}
	for (const [action, take] of Object.entries(sink) as [string, Action][]) {
		actions[action] = WITHOUT_VALUE.has(action)
			? () => (take as unknown as (plugin: Plugin) => unknown)(plugin)
			: (value, second) => take(value, isPluginName(second) ? actAs(second.name) : plugin, second);
	}
	return new Proxy(actions as unknown as Actions, {
		get: (_, key) => (typeof key === "string" ? (actions[key] ?? absentAction(key)) : undefined),
	});

	/** A helper of one plugin that another calls may say whose node it makes: `createNode(node, { name: "gatsby-source-filesystem" })`. */
	function actAs(name: string): Plugin {
		return name === plugin.name ? plugin : { ...plugin, name };
	}

	function absentAction(action: string): () => never {
		return () => {
			throw new GatzError("ACTION_UNKNOWN", { plugin: plugin.name, action, hint: suggest(action, Object.keys(actions)) });
		};
	}
}

function isPluginName(value: unknown): value is { readonly name: string } {
	return typeof value === "object" && value !== null && "name" in value && typeof value.name === "string";
}
