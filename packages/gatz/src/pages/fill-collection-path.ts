import type { CollectionField, CollectionPath } from "./collection-path.js";
import { createSlug, type SlugOptions } from "./collection-slug.js";

/** A collection route's path for one node. */
export interface FilledPath {
	/** May hold brackets. */
	readonly path: string;
	/** The slugs, by the keys of their fields: `__params` in the page's context. SPEC 3.6.3. */
	readonly params: Record<string, string>;
}

/** A field of a node of which no part of a path can be made. */
export interface MissingSlug {
	readonly field: CollectionField;
	readonly value: unknown;
}

/** Puts a node's values into a collection route's path. Slashes that meet become one. SPEC 3.5.16, 3.6.3–5. */
export function fillCollectionPath(
	{ parts, fields }: CollectionPath,
	readValue: (field: CollectionField) => unknown,
	options: SlugOptions,
): FilledPath | MissingSlug {
	const params: Record<string, string> = {};
	const slugs = new Map<CollectionField, string>();
	for (const field of fields) {
		const value = readValue(field);
		const slug = createSlug(value, options);
		if (slug === undefined) return { field, value };
		slugs.set(field, slug);
		params[field.key] = slug;
	}
	let path = "";
	for (const part of parts) path += typeof part === "string" ? part : slugs.get(part);
	return { path: path.replace(/\/{2,}/g, "/"), params };
}
