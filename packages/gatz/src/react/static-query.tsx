import { createContext, type ReactNode, useContext } from "react";

/** Results of static queries by hash. */
export type StaticQueryResults = Readonly<Record<string, { readonly data: unknown }>>;

export const StaticQueryContext = createContext<StaticQueryResults>({});
StaticQueryContext.displayName = "StaticQuery";

/** What the `graphql` tag gives after the build: the hash of the query. */
export type StaticQueryDocument = string;

/** The result of a query that was run at build. SPEC 4.3. */
export function useStaticQuery<Data = unknown>(query: StaticQueryDocument): Data {
	const results = useContext(StaticQueryContext);
	return resultOf(results, query) as Data;
}

export interface StaticQueryProps<Data = unknown> {
	query: StaticQueryDocument;
	render?: (data: Data) => ReactNode;
	children?: (data: Data) => ReactNode;
}

/** {@link useStaticQuery} as a component. */
export function StaticQuery<Data = unknown>({ query, render, children }: StaticQueryProps<Data>): ReactNode {
	const data = useStaticQuery<Data>(query);
	return (render ?? children)?.(data) ?? null;
}

/**
 * Marks a query in source. The build takes it out; what is left to run stands where no build looks.
 * @throws always
 */
export function graphql(_query: TemplateStringsArray): StaticQueryDocument {
	// Not from the catalogue of errors: that would put all of it into the site's bundle.
	throw new Error(
		"GATZ_GRAPHQL_NOT_COMPILED: a graphql tag was run. Use it only as a page's exported query or in useStaticQuery, in files of the site or of a plugin.",
	);
}

function resultOf(results: StaticQueryResults, query: unknown): unknown {
	const found = typeof query === "string" ? results[query] : undefined;
	if (found) return found.data;
	throw new Error(
		"GATZ_STATIC_QUERY_MISSING: the result of a static query was not found. Static queries need the data layer, which this version does not have.",
	);
}
