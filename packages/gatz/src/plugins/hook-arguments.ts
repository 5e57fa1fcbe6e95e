import { EventEmitter } from "node:events";
import { join } from "node:path";
import type { Prefixes } from "../config/load-config.js";
import type { SiteConfig } from "../config.js";
import type { Emitter, NodePluginArgs, PluginCache, Reporter, Store, StoreState } from "../plugin-api.js";
import { createFileCache } from "../system/file-cache.js";
import { SILENT_SPAN } from "../system/reporter.js";
import { GatzError } from "../universal/errors.js";
import { type ActionSink, createActions } from "./actions.js";
import { HOOK_NAMES } from "./hooks.js";
import { createContentDigest, createNodeId } from "./node-id.js";
import type { Plugin } from "./plugin.js";
import type { HookArguments } from "./run-hook.js";

export interface HookArgumentsOptions {
	/** Absolute path of the site. */
	readonly directory: string;
	readonly config: SiteConfig;
	readonly prefixes: Prefixes;
	readonly plugins: readonly Plugin[];
	readonly reporter: Reporter;
	readonly sink: ActionSink;
	/** What the store shows of later stages, asked on each look. */
	readonly state?: () => Partial<Pick<StoreState, "pages" | "components" | "redirects" | "functions">>;
}

/** Makes the arguments that all hooks of a build get. SPEC 6.1.23. */
export function createHookArguments(options: HookArgumentsOptions): HookArguments {
	const { directory, prefixes, reporter, sink } = options;
	const caches = new Map<string, PluginCache>();
	const getCache = (name: string): PluginCache => {
		const cache = caches.get(name) ?? createFileCache(join(directory, ".cache", "caches"), name);
		caches.set(name, cache);
		return cache;
	};
	const emitter = createEmitter();
	const shared = {
		reporter,
		emitter,
		store: createStore(options),
		pathPrefix: prefixes.pathPrefix,
		basePath: prefixes.basePath,
		getCache,
		createContentDigest,
		getNode: () => undefined,
		getNodes: () => [],
		getNodesByType: () => [],
		getNodeAndSavePathDependency: () => undefined,
		loadNodeContent: () => Promise.reject(notYet("gatsby-node", "loadNodeContent")),
		graphql: () => Promise.reject(notYet("gatsby-node", "graphql")),
		tracing: { parentSpan: SILENT_SPAN, startSpan: () => SILENT_SPAN },
		parentSpan: SILENT_SPAN,
	};
	const made = new Map<Plugin, NodePluginArgs>();
	return (plugin) => {
		const args = made.get(plugin) ?? {
			...shared,
			actions: createActions(plugin, sink, reporter),
			cache: getCache(plugin.name),
			createNodeId: (input: string) => createNodeId(input, plugin.name),
		};
		made.set(plugin, args);
		return args;
	};
}

function createStore({ directory, config, prefixes, plugins, state }: HookArgumentsOptions): Store {
	const fixed = {
		program: { directory, prefixPaths: prefixes.pathPrefix !== "" },
		config,
		functions: [],
		redirects: [],
		pages: new Map<string, unknown>(),
		components: new Map<string, unknown>(),
		flattenedPlugins: plugins.map(flatten),
		jobsV2: { complete: new Map<string, unknown>(), incomplete: new Map<string, unknown>() },
		status: { plugins: {} },
	} satisfies StoreState;
	return {
		getState: () => ({ ...fixed, ...state?.() }),
		subscribe: () => () => {},
		dispatch: () => {
			throw notYet("store", "dispatch");
		},
	};
}

function flatten(plugin: Plugin): object {
	const { name, version, directory, options, hooks } = plugin;
	const nodeAPIs = HOOK_NAMES.filter((hook) => hooks[hook]);
	return {
		id: createNodeId(name, "Plugin"),
		name,
		version,
		resolve: directory,
		pluginFilepath: directory,
		pluginOptions: options,
		nodeAPIs,
	};
}

function createEmitter(): Emitter {
	const events = new EventEmitter();
	return {
		on: (event, listener) => void events.on(event, listener as () => void),
		off: (event, listener) => void events.off(event, listener as () => void),
		emit: (event, ...args) => void events.emit(event, ...args),
	};
}

function notYet(module: string, member: string): GatzError {
	return new GatzError("MODULE_NOT_YET", { module, member });
}
