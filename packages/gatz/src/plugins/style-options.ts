import { inspect } from "node:util";
import type { PluginOptions } from "../plugin-api.js";
import type { Plugin } from "./plugin.js";

/** How styles are compiled: what gatsby-plugin-sass, -less and -postcss are told. */
export interface StyleOptions {
	/** Options of a preprocessor by the ending of its files, with `additionalData` before each of these. */
	readonly preprocessors: Readonly<Record<string, PluginOptions>>;
	/** Plugins of PostCSS; none leaves it to the site's postcss.config. A function, for what it gives is no data. */
	postcssPlugins(): readonly unknown[];
	/** Stands for those plugins in keys. */
	readonly postcssKey: string;
	/** Whether `~name` in a style means the package `name`. */
	readonly tildes: boolean;
}

/** @param plugins in the order of gatsby-config: the last of each name counts */
export function readStyleOptions(plugins: readonly Plugin[]): StyleOptions {
	const of = (name: string): PluginOptions | undefined => plugins.findLast((plugin) => plugin.name === name)?.options;
	const [sass, less, stylus] = [of("gatsby-plugin-sass"), of("gatsby-plugin-less"), of("gatsby-plugin-stylus")];
	const sassOptions = sass && readSass(sass);
	const postcss = [sass, less, of("gatsby-plugin-postcss")].flatMap((options) => options?.postCssPlugins ?? []).filter(isPostcssPlugin);
	return {
		preprocessors: {
			...(sassOptions && { scss: sassOptions, sass: sassOptions }),
			...(less && { less: { ...(less.lessOptions as object), ...additionalData(less) } }),
			...(stylus && { styl: {}, stylus: {} }),
		},
		postcssPlugins: () => postcss,
		postcssKey: inspect(postcss, { depth: 4, showHidden: false }),
		tildes: [sass, less, stylus].some(Boolean),
	};
}

function readSass(options: PluginOptions): PluginOptions {
	const { includePaths, loadPaths, ...rest } = (options.sassOptions ?? {}) as Record<string, unknown>;
	const paths = [includePaths, loadPaths].flat().filter((path) => typeof path === "string");
	return { ...rest, ...(paths.length > 0 && { loadPaths: paths }), ...additionalData(options) };
}

/** webpack's loaders call a function with the source and what they know of the file; Vite with the source and the file's path. */
function additionalData({ additionalData: data }: PluginOptions): object {
	if (data === undefined) return {};
	if (typeof data !== "function") return { additionalData: data };
	return { additionalData: (source: string, file: string) => data(source, { resourcePath: file, rootContext: process.cwd() }) };
}

/** A name would have to be looked up where its package is: PostCSS takes plugins themselves. */
function isPostcssPlugin(plugin: unknown): boolean {
	return typeof plugin === "function" || (typeof plugin === "object" && plugin !== null);
}
