import { NO_PAGES, type Site } from "../build/load-site.js";
import { createDataKey } from "../data/data-key.js";
import type { Reporter } from "../plugin-api.js";
import { reloadHooks } from "../plugins/load-plugins.js";
import type { Plugin } from "../plugins/plugin.js";
import { runHook } from "../plugins/run-hook.js";

/**
 * Takes over the gatsby-node of plugins that has changed, and runs what it feeds: the declarations of the schema, the plugins' own sources,
 * and the hooks that see nodes. Schema and pages are left to the caller. When a module can't be evaluated, nothing has changed.
 */
export async function reloadPlugins(site: Site, changed: ReadonlySet<Plugin>, reporter: Reporter): Promise<void> {
	const { directory, plugins, data, declarations } = site;
	const hadHook = (name: "sourceNodes" | "onCreateNode") => [...changed].some(({ hooks }) => hooks[name]);
	const [sourced, transformed] = [hadHook("sourceNodes"), hadHook("onCreateNode")];
	for (const plugin of changed) await reloadHooks(plugin, directory, reporter);
	declarations.reset();
	await runHook(plugins, "createSchemaCustomization", site.createArguments(NO_PAGES));
	const names = new Set([...changed].map(({ name }) => name));
	if (sourced || hadHook("sourceNodes")) await data.source.sourceNodes({}, (name) => names.has(name));
	if (transformed || hadHook("onCreateNode")) await data.source.transformAnew();
	data.database.setKey(await createDataKey(plugins, directory));
}
