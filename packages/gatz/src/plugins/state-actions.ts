import type { Emitter, RedirectInput } from "../plugin-api.js";
import type { JobInput, JobQueue } from "./job-queue.js";
import type { KeyedValues } from "./keyed-values.js";
import type { Plugin } from "./plugin.js";
import { createRedirectList } from "./redirect-list.js";

/** Actions that change nothing but the state that plugins share. SPEC 6.2.4, 6.2.5, 6.2.7, 6.2.11–6.2.16. */
export interface StateActions {
	createJobV2(job: JobInput, plugin: Plugin): Promise<unknown>;
	/** Merges into what the plugin set before, in this build or an earlier one. */
	setPluginStatus(status: Readonly<Record<string, unknown>>, plugin: Plugin): void;
	setRequestHeaders(rule: { readonly domain: string; readonly headers: Readonly<Record<string, string>> }, plugin: Plugin): void;
	addRemoteFileAllowedUrl(urls: string | readonly string[], plugin: Plugin): void;
	addGatsbyImageSourceUrl(url: string, plugin: Plugin): void;
	/** The same again changes nothing. @throws GatzError REDIRECT_INVALID */
	createRedirect(redirect: RedirectInput, plugin: Plugin): void;
	unstable_createNodeManifest(manifest: object, plugin: Plugin): void;
	/** Reads are recorded by themselves. */
	createPageDependency(): void;
}

/** What these actions have set, as `store.getState()` shows it. */
export interface PluginState {
	readonly status: { readonly plugins: Readonly<Record<string, unknown>> };
	/** By domain. */
	readonly requestHeaders: Map<string, Readonly<Record<string, string>>>;
	readonly remoteFileAllowedUrls: Set<string>;
	readonly gatsbyImageSourceUrls: Set<string>;
	readonly nodeManifests: object[];
	/** With the path prefix. */
	readonly redirects: readonly RedirectInput[];
}

export interface StateActionsOptions {
	readonly jobs: JobQueue;
	readonly values: KeyedValues;
	readonly emitter: Emitter;
	readonly pathPrefix: string;
}

const SAVED = "plugin statuses";

export function createStateActions({ jobs, values, emitter, pathPrefix }: StateActionsOptions): {
	actions: StateActions;
	state: PluginState;
} {
	const statuses: Record<string, unknown> = { ...(values.getValue(SAVED) as object | undefined) };
	const redirects = createRedirectList(pathPrefix);
	const state: PluginState = {
		status: { plugins: statuses },
		requestHeaders: new Map(),
		remoteFileAllowedUrls: new Set(),
		gatsbyImageSourceUrls: new Set(),
		nodeManifests: [],
		redirects: redirects.list,
	};
	const actions: StateActions = {
		createJobV2: jobs.run,
		setPluginStatus(status, plugin) {
			statuses[plugin.name] = { ...(statuses[plugin.name] as object | undefined), ...status };
			values.setValue(SAVED, { ...statuses });
			emitter.emit("SET_PLUGIN_STATUS", { type: "SET_PLUGIN_STATUS", payload: status, plugin });
		},
		setRequestHeaders: ({ domain, headers }) => void state.requestHeaders.set(domain, headers),
		addRemoteFileAllowedUrl(urls) {
			for (const url of [urls].flat()) state.remoteFileAllowedUrls.add(url as string);
		},
		addGatsbyImageSourceUrl: (url) => void state.gatsbyImageSourceUrls.add(url),
		createRedirect(redirect, plugin) {
			const payload = redirects.add(redirect, plugin.name);
			emitter.emit("CREATE_REDIRECT", { type: "CREATE_REDIRECT", payload, plugin });
		},
		unstable_createNodeManifest: (manifest, plugin) => void state.nodeManifests.push({ ...manifest, pluginName: plugin.name }),
		createPageDependency() {},
	};
	return { actions, state };
}
