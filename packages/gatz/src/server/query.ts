import qs from "qs";

/** A value of `context.query`. Always text at the leaves. SPEC 1.3.15. */
export type QueryValue = string | QueryValue[] | { [key: string]: QueryValue };
export type Query = Record<string, QueryValue>;

/** `arrayLimit` is as high as the number of parameters, so that a name repeated 25 times is still an array. */
const OPTIONS = { allowPrototypes: false, parameterLimit: 1000, arrayLimit: 1000 } as const;

/**
 * Parses a raw search string (`?a=1&b[c]=2`) as Express's extended parser does, but drops names of `Object.prototype` instead of
 * letting a visitor override them. SPEC 1.3.10–17.
 */
export function parseQuery(search: string): Query {
	if (search === "") return {};
	return qs.parse(search.slice(1), OPTIONS) as Query;
}
