import micromatch from "micromatch";

/** Options of micromatch, as Gatsby's plugins pass them. */
export type GlobOptions = Readonly<Record<string, unknown>>;

/** Makes a function that says whether a path, with `/`, matches one of the globs. */
export function createGlobMatcher(globs: string | readonly string[], options: GlobOptions = {}): (path: string) => boolean {
	return (path) => micromatch.isMatch(path, globs, options);
}
