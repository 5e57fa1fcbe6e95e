import type { BundleInput, PluginModule, TemplateInput } from "../bundle/site-input.js";
import type { PageEntry } from "../pages/page-entry.js";
import type { SliceEntry } from "../pages/slice-collection.js";
import type { Site } from "./load-site.js";

/** What the bundle needs of a site. `templates` is asked anew each time, for in develop pages come and go, and slices with them. */
export function createBundleInput(site: Site, pages: () => readonly PageEntry[], slices: () => readonly SliceEntry[]): BundleInput {
	const { directory, config, prefixes, plugins, publicEnvironment } = site;
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
		browserPlugins: modules("browserFile"),
		ssrPlugins: modules("ssrFile"),
		publicEnvironment,
		external: [],
	};
}

function templatesOf(entries: readonly PageEntry[], slices: readonly SliceEntry[]): BundleInput["templates"] {
	const found = new Map<string, TemplateInput>();
	for (const { template: name, component } of entries) found.set(name, { name, component });
	for (const { template: name, component } of slices) found.set(name, { name, component, isSlice: true });
	return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}
