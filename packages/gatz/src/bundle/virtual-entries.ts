import type { Plugin } from "vite";
import type { ClientRoute } from "../universal/client-route.js";
import { QUERY_UPDATE } from "../universal/query-update.js";
import type { BundleInput, PluginModule } from "./site-input.js";

/** Ids of the modules that are written for a site. */
export const BROWSER_ENTRY = "virtual:gatz/browser";
export const SERVER_ENTRY = "virtual:gatz/server";
const ROUTES = "virtual:gatz/routes";
const TEMPLATE = "virtual:gatz/template/";

/** @returns the name of the template whose proxy a module id is, or null */
export function templateOfProxy(id: string | null | undefined): string | null {
	return id?.startsWith(`\0${TEMPLATE}`) ? id.slice(TEMPLATE.length + 1) : null;
}

/** Asked once for each time that the module of the routes is loaded. */
export type ClientRouteSource = () => readonly ClientRoute[] | Promise<readonly ClientRoute[]>;

/** Where the framework's own compiled files are. */
export interface FrameworkFiles {
	/** Absolute path of `browser/app.js`. */
	readonly browserApp: string;
	/** Absolute path of `browser/develop.js`; in develop only. */
	readonly browserDevelop?: string;
	/** Absolute path of `render/create-renderer.js`. */
	readonly renderer: string;
}

/**
 * The two entries of a site's bundle, and in the browser one module per template that takes from a page only what is rendered.
 * @param clientRoutes pages that the browser has to tell apart without asking the server: a module of their own, which may be late
 */
export function virtualEntries(input: BundleInput, framework: FrameworkFiles, clientRoutes: ClientRouteSource): Plugin {
	const sources: Record<string, () => string | Promise<string>> = {
		[BROWSER_ENTRY]: () => browserEntry(input, framework),
		[ROUTES]: async () => `export default ${JSON.stringify(await clientRoutes())};`,
		[SERVER_ENTRY]: () => serverEntry(input, framework),
	};
	return {
		name: "gatz:entries",
		enforce: "pre",
		resolveId(id) {
			return id in sources || id.startsWith(TEMPLATE) ? `\0${id}` : null;
		},
		load(id) {
			const template = templateOfProxy(id);
			if (template !== null) return templateProxy(input.templates.find(({ name }) => name === template)?.component ?? template);
			return id.startsWith("\0virtual:gatz/") ? (sources[id.slice(1)]?.() ?? null) : null;
		},
	};
}

/** A namespace, so that a page without Head is no error, and only what is read stays in the bundle. */
function templateProxy(component: string): string {
	return `import * as page from ${quote(component)};\nexport default page.default;\nexport const Head = page.Head;\n`;
}

function browserEntry(input: BundleInput, framework: FrameworkFiles): string {
	const { imports, list } = pluginImports(input.browserPlugins);
	const templates = input.templates.map(({ name }) => `${quote(name)}: () => import(${quote(TEMPLATE + name)})`);
	return `import { startApp } from ${quote(framework.browserApp)};
import routes from ${quote(ROUTES)};
${imports}
export const app = startApp({
	templates: { ${templates.join(", ")} },
	plugins: ${list},
	routes,
	pathPrefix: ${quote(input.pathPrefix)},
});
${framework.browserDevelop === undefined ? "" : hotUpdates(framework.browserDevelop)}`;
}

function hotUpdates(module: string): string {
	return `import { publishApp, update } from ${quote(module)};
publishApp(window, app);
import.meta.hot?.on(${quote(QUERY_UPDATE)}, async (change) => update(await app, change));
`;
}

function serverEntry(input: BundleInput, framework: FrameworkFiles): string {
	const { imports, list } = pluginImports(input.ssrPlugins);
	const templates = input.templates.map(({ name, component }) => `${quote(name)}: () => import(${quote(component)})`);
	return `import { createRenderer as create } from ${quote(framework.renderer)};
${imports}
const templates = { ${templates.join(", ")} };
export const createRenderer = (options) => create({ ...options, templates, ssrPlugins: ${list} });
`;
}

function pluginImports(plugins: readonly PluginModule[]): { imports: string; list: string } {
	const imports = plugins.map(({ file }, index) => `import * as plugin${index} from ${quote(file)};`);
	const list = plugins.map(
		({ plugin, options }, index) => `{ name: ${quote(plugin)}, module: plugin${index}, options: ${JSON.stringify(options)} }`,
	);
	return { imports: imports.join("\n"), list: `[${list.join(", ")}]` };
}

function quote(text: string): string {
	return JSON.stringify(text);
}
