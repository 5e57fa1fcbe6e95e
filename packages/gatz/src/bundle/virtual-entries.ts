import type { Plugin } from "vite";
import { joinComponent } from "../pages/content-file.js";
import type { ClientRoutes } from "../universal/client-route.js";
import { QUERY_UPDATE } from "../universal/query-update.js";
import type { BundleInput, PluginModule, TemplateInput } from "./site-input.js";

/** Ids of the modules that are written for a site. */
export const BROWSER_ENTRY = "virtual:gatz/browser";
export const SERVER_ENTRY = "virtual:gatz/server";
export const FUNCTIONS_ENTRY = "virtual:gatz/functions";
const ROUTES = "virtual:gatz/routes";
const TEMPLATE = "virtual:gatz/template/";

/** @returns the name of the template whose proxy a module id is, or null */
export function templateOfProxy(id: string | null | undefined): string | null {
	return id?.startsWith(`\0${TEMPLATE}`) ? id.slice(TEMPLATE.length + 1) : null;
}

/** Asked once for each time that the module of the routes is loaded. */
export type ClientRouteSource = () => ClientRoutes | Promise<ClientRoutes>;

/** Where the framework's own compiled files are. */
export interface FrameworkFiles {
	/** Absolute path of `browser/app.js`. */
	readonly browserApp: string;
	/** Absolute path of `browser/develop.js`; in develop only. */
	readonly browserDevelop?: string;
	/** Absolute path of `browser/site-slices.js`: for sites that have slices. */
	readonly browserSlices: string;
	/** Absolute path of `render/create-renderer.js`. */
	readonly renderer: string;
	/** Absolute path of `functions/create-function-runner.js`. */
	readonly functionRunner: string;
}

/**
 * The entries of a site's bundles, and in the browser one module per template that takes from a page only what is rendered.
 * @param clientRoutes pages that the browser has to tell apart without asking the server: a module of their own, which may be late
 */
export function virtualEntries(input: BundleInput, framework: FrameworkFiles, clientRoutes: ClientRouteSource): Plugin {
	const sources: Record<string, () => string | Promise<string>> = {
		[BROWSER_ENTRY]: () => browserEntry(input, framework),
		[ROUTES]: async () => routesModule(await clientRoutes()),
		[SERVER_ENTRY]: () => serverEntry(input, framework),
		[FUNCTIONS_ENTRY]: () => functionsEntry(input, framework),
	};
	return {
		name: "gatz:entries",
		enforce: "pre",
		resolveId(id) {
			return id in sources || id.startsWith(TEMPLATE) ? `\0${id}` : null;
		},
		load(id) {
			const template = templateOfProxy(id);
			if (template !== null) {
				const found = input.templates.find(({ name }) => name === template);
				return templateProxy(found ? joinComponent(found) : template);
			}
			return id.startsWith("\0virtual:gatz/") ? (sources[id.slice(1)]?.() ?? null) : null;
		},
	};
}

/** A namespace, so that a page without Head is no error, and only what is read stays in the bundle. */
function templateProxy(component: string): string {
	return `import * as page from ${quote(component)};\nexport default page.default;\nexport const Head = page.Head;\n`;
}

function routesModule({ pages, redirects }: ClientRoutes): string {
	return `export default ${JSON.stringify(pages)};\nexport const redirects = ${JSON.stringify(redirects)};\n`;
}

function browserEntry(input: BundleInput, framework: FrameworkFiles): string {
	const { imports, list } = pluginImports(input.browserPlugins);
	const templates = importMap(input.templates.filter(({ isSlice }) => !isSlice));
	const slices = input.templates.filter(({ isSlice }) => isSlice);
	const hasSlices = slices.length > 0;
	const pathPrefix = quote(input.pathPrefix);
	return `import { startApp } from ${quote(framework.browserApp)};
import routes, { redirects } from ${quote(ROUTES)};
${imports}
${hasSlices ? siteSlices(framework.browserSlices, importMap(slices), pathPrefix) : ""}
const templates = ${hasSlices ? `slices.around(${templates})` : templates};
export const app = startApp({
	templates,
	plugins: ${hasSlices ? `[...${list}, slices.plugin]` : list},
	routes,
	redirects,
	pathPrefix: ${pathPrefix},
});
${framework.browserDevelop === undefined ? "" : hotUpdates(framework.browserDevelop, hasSlices)}`;
}

function importMap(templates: readonly TemplateInput[]): string {
	return `{ ${templates.map(({ name }) => `${quote(name)}: () => import(${quote(TEMPLATE + name)})`).join(", ")} }`;
}

function siteSlices(module: string, components: string, pathPrefix: string): string {
	return `import { createSiteSlices } from ${quote(module)};
const slices = createSiteSlices(window, ${components}, ${pathPrefix});
`;
}

function hotUpdates(module: string, hasSlices: boolean): string {
	const loaders = `Object.fromEntries(names.map((name) => [name, () => import(/* @vite-ignore */ "/@id/__x00__${TEMPLATE}" + name)]))`;
	return `import { createUpdater, publishApp } from ${quote(module)};
publishApp(window, app);
const templatesOf = (names) => ${hasSlices ? `slices.around(${loaders})` : loaders};
const updater = app.then((running) => createUpdater(running, templates, templatesOf));
import.meta.hot?.on(${quote(QUERY_UPDATE)}, async (change) => {
	${hasSlices ? "slices.forget();" : ""}
	await (await updater)(change);
});
`;
}

function serverEntry(input: BundleInput, framework: FrameworkFiles): string {
	const { imports, list } = pluginImports(input.ssrPlugins);
	const templates = input.templates.map((one) => `${quote(one.name)}: () => import(${quote(joinComponent(one))})`);
	const html = input.html === null ? "" : `import * as html from ${quote(input.html)};`;
	return `import { createRenderer as create } from ${quote(framework.renderer)};
${imports}
${html}
const templates = { ${templates.join(", ")} };
export const createRenderer = (options) => create({ ...options, templates, ssrPlugins: ${list}${html && ", html"} });
`;
}

/** Apart from the other entry, so that functions run without React and pages are not rendered again when a function changes. */
function functionsEntry({ functions }: BundleInput, framework: FrameworkFiles): string {
	const modules = functions.map(({ path, file }) => `${quote(path)}: () => import(${quote(file)})`);
	return `import { createFunctionRunner } from ${quote(framework.functionRunner)};
export const runFunction = createFunctionRunner({ ${modules.join(", ")} });
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
