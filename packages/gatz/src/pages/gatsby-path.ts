import type { Plugin } from "../plugins/plugin.js";
import type { TrailingSlash } from "../universal/page.js";
import { applyTrailingSlash } from "../universal/url-path.js";
import { type CollectionPath, isCollectionPath, parseCollectionPath } from "./collection-path.js";
import type { SlugOptions } from "./collection-slug.js";
import { fillCollectionPath } from "./fill-collection-path.js";
import { filePath, listPageFiles, type PageFile } from "./page-files.js";
import { findPageFolders } from "./page-folders.js";

/**
 * Gives the value of a node's field as a query would, so that resolvers and links count.
 * @param fieldPath names joined with dots, `fields.slug`
 */
export type ReadField = (fieldPath: string) => unknown;

/** What is behind the field `gatsbyPath(filePath: String): String` of the types that collection routes are of. SPEC 3.7. */
export interface GatsbyPaths {
	/** Names of these types, sorted. */
	readonly types: readonly string[];
	/**
	 * The path of a node's page.
	 * @param filePath the collection route's file, as in `/products/{Product.name}`
	 * @returns null for a node that lacks what the path is made of
	 * @throws Error that says how the argument has to be; so does the query whose field it is
	 */
	resolve(filePath: string, readField: ReadField): Promise<string | null>;
}

interface Route {
	readonly path: CollectionPath;
	readonly slugOptions: SlugOptions;
}

export interface GatsbyPathsOptions {
	/** Absolute path of the site. */
	readonly directory: string;
	readonly trailingSlash: TrailingSlash;
	/** In the order of gatsby-config, the site last. */
	readonly plugins: readonly Plugin[];
	/** Extensions of files that become pages, with their dots. */
	readonly extensions?: readonly string[];
}

/**
 * Looks through the pages folders of a site.
 * @throws GatzError COLLECTION_INVALID, PAGE_FOLDER_INVALID
 */
export async function loadGatsbyPaths({ directory, trailingSlash, plugins, extensions }: GatsbyPathsOptions): Promise<GatsbyPaths> {
	const folders = await findPageFolders(directory, plugins);
	const files = await Promise.all(folders.map((folder) => listPageFiles(folder, directory, extensions)));
	return createGatsbyPaths(files.flat(), trailingSlash);
}

/**
 * @param files all page files of the site
 * @throws GatzError COLLECTION_INVALID
 */
export function createGatsbyPaths(files: Iterable<PageFile>, trailingSlash: TrailingSlash): GatsbyPaths {
	const routes = new Map<string, Route>();
	for (const { file, source, slugOptions } of files) {
		const path = filePath(file);
		if (isCollectionPath(path)) routes.set(path, { path: parseCollectionPath(path, source), slugOptions });
	}
	return {
		types: [...new Set([...routes.values()].map((route) => route.path.model))].sort(),
		async resolve(filePath, readField) {
			const { path, slugOptions } = findRoute(routes, filePath);
			const values = await Promise.all(path.fields.map((field) => readField(field.names.join("."))));
			const filled = fillCollectionPath(path, (field) => values[path.fields.indexOf(field)], slugOptions);
			return "field" in filled ? null : applyTrailingSlash(filled.path, trailingSlash);
		},
	};
}

/** SPEC 3.7.2 */
function findRoute(routes: ReadonlyMap<string, Route>, filePath: string): Route {
	const refuse = (problem: string) => new Error(`gatsbyPath(filePath: ${JSON.stringify(filePath)}): ${problem}`);
	if (!filePath.startsWith("/")) throw refuse(`the path has to begin with a slash: "/${filePath}".`);
	if (/^\/src\/pages(?:\/|$)/.test(filePath)) throw refuse('"/src/pages" does not belong into the path.');
	if (/\.\w+$/.test(filePath)) throw refuse("the file's extension does not belong into the path.");
	if (/\/index$/.test(filePath)) throw refuse('"index" does not belong into the path.');
	const route = routes.get(filePath.endsWith("/") ? filePath : `${filePath}/`);
	if (route) return route;
	const there = [...routes.keys()].map((path) => path.slice(0, -1));
	throw refuse(`src/pages has no such collection route. There ${there.length === 1 ? "is" : "are"} ${there.join(", ")}.`);
}
