import type { Actions, PageInput, RedirectInput, Reporter } from "../plugin-api.js";
import { GatzError } from "../universal/errors.js";
import { suggest } from "../universal/suggest.js";
import type { Plugin } from "./plugin.js";

/** Takes what hooks ask for. Each call is checked where it is kept, so that an error arises in the hook that made it. */
export interface ActionSink {
	createPage(page: PageInput, plugin: Plugin): void;
	deletePage(page: { readonly path: string }, plugin: Plugin): void;
	createRedirect(redirect: RedirectInput, plugin: Plugin): void;
}

/** Actions of SPEC 6.2 that have nothing behind them yet. A build whose result would lack something stops; the others warn. */
const NOT_YET: Readonly<Record<string, "stop" | "warn">> = {
	createSlice: "stop",
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
	createJob: "warn",
	setJob: "warn",
	endJob: "warn",
	setPluginStatus: "warn",
	addGatsbyImageSourceUrl: "warn",
	setRequestHeaders: "warn",
	createPageDependency: "warn",
	createServerVisitedPage: "warn",
};

/** The actions that one plugin's hooks get. SPEC 6.2. */
export function createActions(plugin: Plugin, sink: ActionSink, reporter: Reporter): Actions {
	const warned = new Set<string>();
	const actions: Actions = {
		createPage: (page) => sink.createPage(page, plugin),
		deletePage: (page) => sink.deletePage(page, plugin),
		createRedirect: (redirect) => sink.createRedirect(redirect, plugin),
	};
	for (const [action, manner] of Object.entries(NOT_YET)) {
		actions[action] = () => {
			const error = new GatzError("ACTION_NOT_YET", { plugin: plugin.name, action }, { place: { plugin: plugin.name } });
			if (manner === "stop") throw error;
			if (!warned.has(action)) reporter.warn(error.message);
			warned.add(action);
		};
	}
	return new Proxy(actions, { get: (target, key) => (typeof key === "string" ? (target[key] ?? absentAction(key)) : undefined) });

	function absentAction(action: string): () => never {
		return () => {
			throw new GatzError("ACTION_UNKNOWN", { plugin: plugin.name, action, hint: suggest(action, Object.keys(actions)) });
		};
	}
}
