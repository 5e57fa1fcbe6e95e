import { join } from "node:path";
import { exists, listDirectory, readJson, remove, whenThere } from "../system/files.js";
import { GatzError } from "../universal/errors.js";
import { artifactLayout } from "./layout.js";
import type { CurrentBuild } from "./schema.js";
import { validateCurrent } from "./validate.js";

/** What only Gatsby leaves in `.cache`. */
const GATSBY_CACHE = ["redux", "data/datastore", "page-ssr", "query-engine", "production-app.js", "gatsby-browser-entry.js"];

/** What a build of Gatsby's kind leaves in `public`. */
const BUILT_PUBLIC = ["webpack.stats.json", "chunk-map.json", "page-data/app-data.json"];

/** What is kept of `.cache` in any case: all that concerns the artifact. */
const OURS = new Set(["next", "server", "current.json", "build.lock"]);

/** The build that is in place; undefined when there is none or this version can't read its list. */
export async function readCurrent(siteDirectory: string): Promise<CurrentBuild | undefined> {
	const { current } = artifactLayout(siteDirectory);
	try {
		const json = await whenThere(readJson(current));
		return json === undefined ? undefined : validateCurrent(json, current);
	} catch (error) {
		if (error instanceof GatzError || error instanceof SyntaxError) return undefined;
		throw error;
	}
}

/** What was found besides builds of our own. */
export interface Leftover {
	/** One line for the user; undefined when nothing was found. */
	readonly notice: string | undefined;
	/** `public/` holds a build whose list is not known: its files give way to the new build's. */
	readonly replacesPublic: boolean;
}

/** Where a build of our own is in place. */
export const NO_LEFTOVER: Leftover = { notice: undefined, replacesPublic: false };

/**
 * Recognises what Gatsby, or a build whose list is lost, left in `.cache` and `public`. Gatsby's caches are removed at once, as they
 * serve no one; what is in `public` stays until the new build's commit replaces it.
 */
export async function clearLeftover(siteDirectory: string): Promise<Leftover> {
	const layout = artifactLayout(siteDirectory);
	const hasCache = await someExist(layout.cache, GATSBY_CACHE);
	const hasPublic = await someExist(layout.public, BUILT_PUBLIC);
	if (hasCache) {
		const names = await listDirectory(layout.cache);
		await Promise.all(names.filter((name) => !OURS.has(name)).map((name) => remove(join(layout.cache, name))));
	}
	return { notice: describe(hasCache, hasPublic), replacesPublic: hasPublic };
}

function describe(hasCache: boolean, hasPublic: boolean): string | undefined {
	if (hasPublic) return "public/ holds a build by Gatsby or by another version of Gatz; this build takes its place.";
	return hasCache ? ".cache/ was left by Gatsby and has been cleared." : undefined;
}

async function someExist(directory: string, paths: readonly string[]): Promise<boolean> {
	return (await Promise.all(paths.map((path) => exists(join(directory, path))))).includes(true);
}
