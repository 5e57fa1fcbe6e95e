import { decodeSafely } from "../universal/path-pattern.js";
import { segmentsOf } from "../universal/url-path.js";
import { parsePath } from "./paths.js";

/** How a link stands to the current page. Queries and hashes do not count; paths are compared by whole segments. SPEC 8.37. */
export interface LinkActivity {
	readonly isCurrent: boolean;
	/** The current page is this one or one below it. */
	readonly isPartiallyCurrent: boolean;
}

/**
 * @param href as {@link rewriteLinkPath} gives it
 * @param pathname of the current location
 */
export function linkActivity(href: string, pathname: string): LinkActivity {
	const link = segmentsOf(parsePath(href).pathname).map(decodeSafely);
	const here = segmentsOf(pathname).map(decodeSafely);
	const isPartiallyCurrent = link.every((segment, index) => here[index] === segment);
	return { isCurrent: isPartiallyCurrent && link.length === here.length, isPartiallyCurrent };
}
