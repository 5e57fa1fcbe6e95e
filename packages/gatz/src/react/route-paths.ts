import type { RouteParams } from "../universal/page.js";
import { segmentsOf } from "../universal/url-path.js";
import { resolvePath } from "./paths.js";

/** Resolves a path relative to another, which counts as a directory. */
export function resolve(to: string, base: string): string {
	if (to.startsWith("/")) return to;
	const [, path = "", rest = ""] = /^([^?#]*)(.*)$/s.exec(to) ?? [];
	return resolvePath(path, base) + rest;
}

/** A URI as the start of a pattern: what visitors write into it has no meaning there. */
export function toPattern(uri: string): string {
	return uri.replace(/[:*]/g, (sign) => (sign === ":" ? "%3A" : "%2A"));
}

/** Writes parameters, encoded, in the place of their names: `/user/:id` → `/user/7`. What a visitor wrote stays within the path. */
export function insertParams(path: string, params: RouteParams): string {
	return path.replace(/:(\w+)|\*$/g, (whole, name = "*") => {
		const value = params[name];
		return value === undefined ? whole : segmentsOf(value).map(encodeURIComponent).join("/");
	});
}
