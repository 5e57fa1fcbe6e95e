import type { NodePluginArgs, Reporter, StoreState } from "../plugin-api.js";
import { SILENT_SPAN } from "../system/reporter.js";
import { GatzError } from "../universal/errors.js";
import { type ActionSink, createActions } from "./actions.js";
import type { NodeReads, RunGraphql } from "./data-actions.js";
import { createContentDigest, createNodeIds } from "./node-id.js";
import type { Plugin } from "./plugin.js";
import { createPluginSession, type PluginSession, type PluginSessionOptions } from "./plugin-session.js";
import type { HookArguments } from "./run-hook.js";
import { TYPE_BUILDERS } from "./type-builders.js";

export interface HookArgumentsOptions extends PluginSessionOptions {
	readonly reporter: Reporter;
	readonly sink: ActionSink;
	/** What the hooks share with those of other stages; one of their own when absent. */
	readonly session?: PluginSession;
	/** Nodes; none when absent. */
	readonly reads?: NodeReads;
	/** Queries; refused when absent. SPEC 4.6.1. */
	readonly graphql?: RunGraphql;
	/** What the store shows of later stages, asked on each look. */
	readonly state?: () => Partial<Pick<StoreState, "pages" | "components" | "redirects" | "functions">>;
}

/** Makes the arguments that all hooks of a stage get. SPEC 6.1.23. */
export function createHookArguments(options: HookArgumentsOptions): HookArguments {
	const { prefixes, reporter, reads = NO_NODES } = options;
	const session = options.session ?? createPluginSession(options);
	const { emitter, store, getCache } = session;
	if (options.state) session.show(options.state);
	const sink = { ...session.actions, ...options.sink };
	const shared = {
		reporter,
		emitter,
		store,
		pathPrefix: prefixes.pathPrefix,
		basePath: prefixes.basePath,
		getCache,
		createContentDigest,
		...reads,
		getNodeAndSavePathDependency: reads.getNode,
		schema: TYPE_BUILDERS,
		// What a query's data is, its caller says.
		graphql: (options.graphql ?? (() => Promise.reject(notYet("graphql")))) as NodePluginArgs["graphql"],
		tracing: { parentSpan: SILENT_SPAN, startSpan: () => SILENT_SPAN },
		parentSpan: SILENT_SPAN,
	};
	const made = new Map<Plugin, NodePluginArgs>();
	return (plugin) => {
		const args = made.get(plugin) ?? {
			...shared,
			actions: createActions(plugin, sink, reporter),
			cache: getCache(plugin.name),
			createNodeId: createNodeIds(plugin.name),
		};
		made.set(plugin, args);
		return args;
	};
}

/** Before there are nodes. */
const NO_NODES: NodeReads = {
	getNode: () => undefined,
	getNodes: () => [],
	getNodesByType: () => [],
	loadNodeContent: () => Promise.reject(notYet("loadNodeContent")),
};

function notYet(member: string): GatzError {
	return new GatzError("MODULE_NOT_YET", { module: "gatsby-node", member });
}
