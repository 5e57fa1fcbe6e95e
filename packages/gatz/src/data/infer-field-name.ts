/** What marks a key of a node whose values are ids of other nodes. */
export const LINK_MARK = "___NODE";

/**
 * A key of a node as a name of GraphQL: without `___NODE` and what follows, `_` for what a name can't have, `_` before a digit;
 * of two leading underscores, which GraphQL keeps to itself, all but the first become `x`. Different keys may get one name.
 */
export function toFieldName(key: string): string {
	const mark = key.indexOf(LINK_MARK);
	const name = (mark < 0 ? key : key.slice(0, mark)).replace(/[^a-zA-Z0-9_]/g, "_");
	if (name.startsWith("__")) return `_${name.slice(1).replaceAll("_", "x")}`;
	return /^[0-9]/.test(name) ? `_${name}` : name;
}
