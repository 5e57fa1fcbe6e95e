import { join, relative } from "node:path";
import { evaluateAnew, evaluateModule } from "../config/evaluate-module.js";
import { findModule } from "../config/find-module.js";
import type { SiteConfig } from "../config.js";
import type { Hook, PluginOptions, Reporter } from "../plugin-api.js";
import { readJson, whenThere } from "../system/files.js";
import { GatzError, thrownMessage } from "../universal/errors.js";
import { suggest } from "../universal/suggest.js";
import { createBuiltInPlugin } from "./built-in-plugin.js";
import { type FlattenedPlugin, flattenPlugin } from "./flatten-plugin.js";
import type { HookWaits } from "./hook-waits.js";
import { HOOK_NAMES, type HookName, isHookName } from "./hooks.js";
import { type KnownPlugin, knownPlugin } from "./known-plugins.js";
import { mainModuleOf } from "./main-module.js";
import { type Plugin, SITE_PLUGIN } from "./plugin.js";
import { resolvePlugin } from "./resolve-plugin.js";
import { SubPluginReference, validateOptions } from "./validate-options.js";

export interface LoadPluginsOptions {
	/** Absolute path of the site. */
	readonly directory: string;
	readonly config: Pick<SiteConfig, "plugins">;
	readonly reporter: Reporter;
	/** They were loaded in this process before: code that is no installed package is evaluated again. */
	readonly isAnew?: boolean;
	readonly waits?: HookWaits;
}

/**
 * Loads the plugins of gatsby-config in their order, each followed by its sub-plugins, and the site as the last. SPEC 6.1.
 * @throws PLUGIN_NOT_FOUND, PLUGIN_INVALID, PLUGIN_OPTIONS_INVALID, CONFIG_THROWS; HOOK_UNKNOWN when the site's gatsby-node exports
 * something else
 */
export async function loadPlugins({ directory, config, reporter, isAnew = false, waits }: LoadPluginsOptions): Promise<readonly Plugin[]> {
	const context = { site: directory, reporter, isAnew, waits };
	const plugins: Plugin[] = [];
	for (const { resolve, options, parentDir } of config.plugins) {
		const builtIn = createBuiltInPlugin(resolve, options, directory);
		if (builtIn) {
			notice(builtIn.name, reporter);
			plugins.push(builtIn);
			continue;
		}
		const folder = await resolvePlugin(resolve, parentDir ?? directory);
		plugins.push(...(await loadPlugin(folder, options, { ...context, from: parentDir ?? directory })));
	}
	plugins.push(...(await loadPlugin(directory, {}, { ...context, from: directory })));
	return plugins;
}

/**
 * Gives a plugin the hooks that its gatsby-node has now.
 * @throws CONFIG_THROWS; HOOK_UNKNOWN of the site. Then the plugin is as it was.
 */
export async function reloadHooks(plugin: Plugin, site: string, reporter: Reporter): Promise<void> {
	const { nodeFile, name } = plugin;
	if (nodeFile === undefined) return;
	const report = (error: GatzError): void => {
		if (name === SITE_PLUGIN) throw error;
		reporter.warn(error.message);
	};
	const hooks = usedHooks(name, hooksOf(await evaluateAnew(nodeFile, site), relative(site, nodeFile), report));
	const held: Partial<Record<HookName, Hook>> = plugin.hooks;
	for (const hook of Object.keys(held) as HookName[]) delete held[hook];
	Object.assign(held, hooks);
}

interface LoadContext extends Required<Pick<LoadPluginsOptions, "reporter" | "isAnew">> {
	readonly waits: HookWaits | undefined;
	/** Absolute path of the site. */
	readonly site: string;
	/** Absolute path of the folder whose gatsby-config names the plugin. */
	readonly from: string;
}

/** A plugin and, after it, its sub-plugins with theirs. */
async function loadPlugin(folder: string, given: PluginOptions, context: LoadContext): Promise<Plugin[]> {
	const { site, from, reporter, isAnew, waits } = context;
	const isSite = folder === site;
	const { name, version } = isSite ? { name: SITE_PLUGIN, version: "" } : await readPackage(folder);
	const [nodeFile, browserFile, ssrFile] = await Promise.all(
		["gatsby-node", "gatsby-browser", "gatsby-ssr"].map((module) => findModule(folder, module)),
	);
	const evaluate = isAnew && !folder.includes("/node_modules/") ? evaluateAnew : evaluateModule;
	const exports = nodeFile === undefined ? {} : await evaluate(nodeFile, site);
	const report = (error: GatzError): void => {
		if (isSite) throw error;
		reporter.warn(error.message);
	};
	if (!isSite) notice(name, reporter);
	const hooks = nodeFile === undefined ? {} : usedHooks(name, hooksOf(exports, relative(site, nodeFile), report));
	const subPlugins: Plugin[] = [];
	const load = async ({ resolve, options, parentDir }: SubPluginReference): Promise<FlattenedPlugin> => {
		const loaded = await loadPlugin(await resolveSubPlugin(resolve, parentDir ?? folder, site), options, context);
		subPlugins.push(...loaded);
		return withModule(loaded[0] as Plugin, site);
	};
	const { pluginOptionsSchema } = hooks;
	const configFile = async () => {
		const file = await findModule(from, "gatsby-config");
		return file && relative(site, file);
	};
	const validated = await validateOptions({ plugin: name, options: given, pluginOptionsSchema, reporter, configFile });
	const options = (await replaceReferences(validated, load)) as PluginOptions;
	const files = { ...(nodeFile && { nodeFile }), ...(browserFile && { browserFile }), ...(ssrFile && { ssrFile }) };
	return [{ name, version, directory: folder, options, hooks, ...files, ...(waits && { waits }) }, ...subPlugins];
}

/** Names what a plugin does not do here. */
function notice(name: string, reporter: Reporter): void {
	const known = knownPlugin(name);
	if (known?.notice !== undefined) reporter.warn(`The plugin "${name}" ${known.notice}`);
}

const UNUSED_HOOKS: Readonly<Record<KnownPlugin["without"], readonly HookName[]>> = {
	plugin: [],
	bundler: ["onCreateWebpackConfig", "onCreateBabelConfig"],
	compiler: ["preprocessSource", "onCreateBabelConfig"],
	nothing: [],
};

/** Hooks of a plugin that are run: of some known ones, those for the bundler are not. */
function usedHooks(plugin: string, exported: Plugin["hooks"]): Plugin["hooks"] {
	const unused = UNUSED_HOOKS[knownPlugin(plugin)?.without ?? "nothing"];
	return Object.fromEntries(Object.entries(exported).filter(([hook]) => !unused.includes(hook as HookName)));
}

/** A sub-plugin is looked for where the site is, then where the plugin is that uses it. */
async function resolveSubPlugin(name: string, parent: string, site: string): Promise<string> {
	try {
		return await resolvePlugin(name, site);
	} catch (error) {
		return resolvePlugin(name, parent).catch(() => Promise.reject(error));
	}
}

/** Puts the loaded sub-plugins into the options, wherever these name them. One after the other: their order is that of their hooks. */
async function replaceReferences(value: unknown, load: (reference: SubPluginReference) => Promise<FlattenedPlugin>): Promise<unknown> {
	if (value instanceof SubPluginReference) return load(value);
	if (Array.isArray(value)) {
		const items: unknown[] = [];
		for (const item of value) items.push(await replaceReferences(item, load));
		return items;
	}
	if (typeof value !== "object" || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
	const copy: Record<string, unknown> = {};
	for (const [key, item] of Object.entries(value)) copy[key] = await replaceReferences(item, load);
	return copy;
}

/** What a transformer runs of a sub-plugin is its main module, where it has one. */
async function withModule(plugin: Plugin, site: string): Promise<FlattenedPlugin> {
	const modulePath = mainModuleOf(plugin);
	if (modulePath === undefined) return flattenPlugin(plugin);
	return { ...flattenPlugin(plugin), modulePath, module: await evaluateModule(modulePath, site) };
}

async function readPackage(folder: string): Promise<{ name: string; version: string }> {
	const fallback = { name: folder.split(/[\\/]/).at(-1) as string, version: "" };
	try {
		const { name, version } = ((await whenThere(readJson(join(folder, "package.json")))) ?? {}) as Partial<typeof fallback>;
		return { name: name ?? fallback.name, version: version ?? fallback.version };
	} catch (error) {
		const problem = `its package.json can't be read: ${thrownMessage(error)}`;
		throw new GatzError("PLUGIN_INVALID", { name: fallback.name, problem }, { cause: error });
	}
}

/** The hooks among a module's exports; anything else is a mistake of spelling. SPEC 6.1.25. */
function hooksOf(exports: unknown, file: string, report: (error: GatzError) => void): Partial<Record<HookName, Hook>> {
	const hooks: Partial<Record<HookName, Hook>> = {};
	for (const [name, value] of Object.entries(exports ?? {})) {
		if (isHookName(name) && typeof value === "function") hooks[name] = value as Hook;
		else if (!IGNORED_EXPORTS.has(name))
			report(new GatzError("HOOK_UNKNOWN", { file, name, hint: suggest(name, HOOK_NAMES) }, { place: { file } }));
	}
	return hooks;
}

/** Marks that compilers and Node.js put on modules. */
const IGNORED_EXPORTS = new Set(["__esModule", "default", "module.exports"]);
