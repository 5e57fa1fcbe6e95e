/** Longer texts are cut: they name nothing. */
export const LONGEST_QUERY = 120;

/** What a parameter of the address says, "" when nothing. `?a=1&a=2` gives a list: the last one counts. */
export function queryText(value: unknown): string {
	const last = Array.isArray(value) ? value.at(-1) : value;
	return typeof last === "string" ? last.trim().slice(0, LONGEST_QUERY) : "";
}
