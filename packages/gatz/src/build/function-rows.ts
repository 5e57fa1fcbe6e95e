import { relative } from "node:path";
import type { FunctionRow } from "../artifact/function-bundle.js";
import type { SiteFunction } from "../data/site-functions.js";
import { GatzError } from "../universal/errors.js";
import { parsePattern } from "../universal/path-pattern.js";

/** `/api/users/[id]`; the index of `src/api` is `/api`. SPEC 6.6.2. */
export function functionPath({ functionRoute }: SiteFunction): string {
	return functionRoute === "" ? "/api" : `/api/${functionRoute}`;
}

/**
 * The functions of a site as the server knows them, in their order.
 * @throws GatzError PAGE_PATTERN
 */
export function createFunctionRows(functions: readonly SiteFunction[], siteDirectory: string): FunctionRow[] {
	return functions.map((found) => {
		const source = relative(siteDirectory, found.originalAbsoluteFilePath).replaceAll("\\", "/");
		const path = functionPath(found);
		if (found.matchPath === null) return { path, source };
		const matchPath = `/api/${found.matchPath}`;
		try {
			parsePattern(matchPath);
		} catch (cause) {
			throw new GatzError(
				"PAGE_PATTERN",
				{ pattern: matchPath, file: source, problem: (cause as RangeError).message },
				{ place: { file: source }, cause },
			);
		}
		return { path, matchPath, source };
	});
}
