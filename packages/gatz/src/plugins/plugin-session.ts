import { EventEmitter } from "node:events";
import { join } from "node:path";
import type { Prefixes } from "../config/load-config.js";
import type { SiteConfig } from "../config.js";
import type { Emitter, PluginCache, Store, StoreState } from "../plugin-api.js";
import { createFileCache } from "../system/file-cache.js";
import { GatzError } from "../universal/errors.js";
import { flattenPlugin } from "./flatten-plugin.js";
import { createJobQueue, type JobQueue } from "./job-queue.js";
import { createMemoryValues, type KeyedValues } from "./keyed-values.js";
import type { Plugin } from "./plugin.js";
import { announceSite } from "./running-site.js";
import { createStateActions, type StateActions } from "./state-actions.js";

/** What all hooks of one build share, whichever stage runs them. */
export interface PluginSession {
	readonly emitter: Emitter;
	readonly store: Store;
	readonly jobs: JobQueue;
	readonly actions: StateActions;
	getCache(name: string): PluginCache;
	/** Lets the state show what a stage has made; asked on each look. */
	show(part: () => Partial<StoreState>): void;
}

export interface PluginSessionOptions {
	/** Absolute path of the site. */
	readonly directory: string;
	readonly config: SiteConfig;
	readonly prefixes: Prefixes;
	readonly plugins: readonly Plugin[];
	/** Keeps jobs' results and plugins' statuses between builds. */
	readonly values?: KeyedValues;
	/** Opens the cache of a plugin; files by default. */
	readonly openCache?: (name: string) => PluginCache;
}

export function createPluginSession(options: PluginSessionOptions): PluginSession {
	const { directory, values = createMemoryValues() } = options;
	const openCache = options.openCache ?? ((name: string) => createFileCache(join(directory, ".cache", "caches"), name));
	const caches = new Map<string, PluginCache>();
	const emitter = createEmitter();
	const jobs = createJobQueue({ directory, emitter, values });
	const { actions, state } = createStateActions({ jobs, values, emitter, pathPrefix: options.prefixes.basePath });
	const parts: (() => Partial<StoreState>)[] = [() => ({ ...state })];
	const store = createStore(options, jobs, () => Object.assign({}, ...parts.map((part) => part())));
	announceSite({ store, emitter });
	return {
		emitter,
		store,
		jobs,
		actions,
		getCache(name) {
			const cache = caches.get(name) ?? openCache(name);
			caches.set(name, cache);
			return cache;
		},
		show: (part) => void parts.push(part),
	};
}

function createStore(
	{ directory, config, prefixes, plugins }: PluginSessionOptions,
	jobsV2: JobQueue,
	shown: () => Partial<StoreState>,
): Store {
	const fixed = {
		program: { directory, prefixPaths: prefixes.pathPrefix !== "" },
		config,
		functions: [],
		redirects: [],
		pages: new Map<string, unknown>(),
		components: new Map<string, unknown>(),
		flattenedPlugins: plugins.map(flattenPlugin),
		jobsV2,
		status: { plugins: {} },
	} satisfies StoreState;
	return {
		getState: () => ({ ...fixed, ...shown() }),
		subscribe: () => () => {},
		dispatch: () => {
			throw new GatzError("MODULE_NOT_YET", { module: "store", member: "dispatch" });
		},
	};
}

function createEmitter(): Emitter {
	const events = new EventEmitter().setMaxListeners(0);
	return {
		on: (event, listener) => void events.on(event, listener as () => void),
		off: (event, listener) => void events.off(event, listener as () => void),
		emit: (event, ...args) => void events.emit(event, ...args),
	};
}
