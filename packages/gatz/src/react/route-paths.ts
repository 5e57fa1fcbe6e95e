import type { RouteParams } from "../universal/page.js";
import { resolvePath } from "./paths.js";

/** Resolves a path relative to another, which counts as a directory. */
export function resolve(to: string, base: string): string {
	if (to.startsWith("/")) return to;
	const [, path = "", rest = ""] = /^([^?#]*)(.*)$/s.exec(to) ?? [];
	return resolvePath(path, base) + rest;
}

/** Writes parameters in the place of their names: `/user/:id` → `/user/7`. */
export function insertParams(path: string, params: RouteParams): string {
	return path.replace(/:(\w+)|\*$/g, (whole, name = "*") => params[name] ?? whole);
}
