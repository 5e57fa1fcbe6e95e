import type { BundleInput, PluginModule } from "../bundle/site-input.js";
import type { PageEntry } from "../pages/page-entry.js";
import type { SettingsBySide } from "../plugins/bundler-settings.js";
import { readStyleOptions } from "../plugins/style-options.js";
import type { Site } from "./load-site.js";

/** What the bundle needs of a site. `templates` is asked anew each time, for in develop pages come and go. */
export function createBundleInput(site: Site, settings: SettingsBySide, pages: () => readonly PageEntry[]): BundleInput {
	const { directory, config, prefixes, plugins, shadows, publicEnvironment } = site;
	// gatsby-plugin-emotion has Babel do this.
	const isEmotion = plugins.some(({ name }) => name === "gatsby-plugin-emotion");
	const jsxImportSource = config.jsxImportSource ?? (isEmotion ? "@emotion/react" : undefined);
	const modules = (kind: "browserFile" | "ssrFile"): PluginModule[] =>
		plugins.flatMap(({ name, options, [kind]: file }) => (file ? [{ plugin: name, file, options }] : []));
	let made: { readonly entries: readonly PageEntry[]; readonly templates: BundleInput["templates"] } | undefined;
	return {
		siteDirectory: directory,
		pathPrefix: prefixes.basePath,
		assetPrefix: prefixes.assetPrefix,
		trailingSlash: config.trailingSlash,
		get templates() {
			const entries = pages();
			if (made?.entries !== entries) made = { entries, templates: templatesOf(entries) };
			return made.templates;
		},
		browserPlugins: modules("browserFile"),
		ssrPlugins: modules("ssrFile"),
		pluginFolders: [...new Set(plugins.map((plugin) => plugin.directory))].filter((folder) => folder !== directory).sort(),
		get shadows() {
			return shadows.table();
		},
		publicEnvironment,
		settings,
		styles: readStyleOptions(plugins),
		...(jsxImportSource !== undefined && { jsxImportSource }),
	};
}

function templatesOf(entries: readonly PageEntry[]): BundleInput["templates"] {
	const components = new Map<string, string>();
	for (const { template, component } of entries) components.set(template, component);
	return [...components].map(([name, component]) => ({ name, component })).sort((a, b) => (a.name < b.name ? -1 : 1));
}
