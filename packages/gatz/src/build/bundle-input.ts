import type { BundleInput, PluginModule, TemplateInput } from "../bundle/site-input.js";
import type { SiteFunction } from "../data/site-functions.js";
import type { PageEntry } from "../pages/page-entry.js";
import type { SliceEntry } from "../pages/slice-collection.js";
import type { SettingsBySide } from "../plugins/bundler-settings.js";
import { readStyleOptions } from "../plugins/style-options.js";
import { functionPath } from "./function-rows.js";
import type { Site } from "./load-site.js";

/** What a bundle is made for. Asked anew each time, for in develop they come and go. */
export interface BundledParts {
	pages(): readonly PageEntry[];
	slices(): readonly SliceEntry[];
	/** Default: those that were found when the site was loaded. */
	functions?(): readonly SiteFunction[];
}

/** What the bundle needs of a site. */
export function createBundleInput(
	site: Site,
	settings: SettingsBySide,
	{ pages, slices, functions = () => site.functions }: BundledParts,
): BundleInput {
	const { directory, config, prefixes, plugins, shadows, htmlFile, publicEnvironment, staticImages, mdx } = site;
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
			if (made?.entries !== entries) made = { entries, templates: templatesOf(entries, slices()) };
			return made.templates;
		},
		get functions() {
			return functions().map((found) => ({ path: functionPath(found), file: found.originalAbsoluteFilePath }));
		},
		browserPlugins: modules("browserFile"),
		ssrPlugins: modules("ssrFile"),
		html: htmlFile ?? null,
		pluginFolders: [...new Set(plugins.map((plugin) => plugin.directory))].filter((folder) => folder !== directory).sort(),
		get shadows() {
			return shadows.table();
		},
		publicEnvironment,
		needsWorker: site.needsWorker,
		settings,
		styles: readStyleOptions(plugins),
		...(staticImages && { staticImages }),
		...(mdx && { mdx }),
		...(jsxImportSource !== undefined && { jsxImportSource }),
	};
}

function templatesOf(entries: readonly PageEntry[], slices: readonly SliceEntry[]): BundleInput["templates"] {
	const found = new Map<string, TemplateInput>();
	for (const { template: name, component, contentFile } of entries) {
		found.set(name, { name, component, ...(contentFile !== undefined && { contentFile }) });
	}
	for (const { template: name, component } of slices) found.set(name, { name, component, isSlice: true });
	return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}
