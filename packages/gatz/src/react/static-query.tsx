import { createContext, type ReactElement, type ReactNode, useContext } from "react";
import type { StaticQueryResults } from "../universal/page.js";

// The bundler puts a literal in its place.
declare const process: { readonly env: { readonly NODE_ENV?: string } };

export const StaticQueryContext = createContext<StaticQueryResults>({});
if (process.env.NODE_ENV !== "production") StaticQueryContext.displayName = "StaticQuery";

/** What the `graphql` tag gives after the build: the hash of the query. */
export type StaticQueryDocument = string;

/** Lets everything in a tree, `wrapRootElement` included, find the results of its static queries. SPEC 4.3.6. */
export function provideStaticQueries(results: StaticQueryResults | undefined, tree: ReactElement): ReactElement {
	return results ? <StaticQueryContext.Provider value={results}>{tree}</StaticQueryContext.Provider> : tree;
}

/**
 * The result of a query that was run at build. SPEC 4.3.
 * @throws Error for what is no compiled query, and when there is no result. SPEC 4.3.8
 */
// biome-ignore lint/suspicious/noExplicitAny: Gatsby's default
export function useStaticQuery<Data = any>(query: StaticQueryDocument): Data {
	const results = useContext(StaticQueryContext);
	// Not from the catalogue of errors: that would put all of it into the site's bundle.
	if (typeof query !== "string") {
		throw new Error(
			"GATZ_STATIC_QUERY_NOT_COMPILED: useStaticQuery was called with something other than a graphql tag. Write useStaticQuery(graphql`…`), or give it a variable of the same file that holds the tag.",
		);
	}
	const found = results[query];
	if (found) return found.data as Data;
	throw new Error(
		`GATZ_STATIC_QUERY_MISSING: the result of the static query ${query} could not be fetched. Is useStaticQuery called within the site's own tree?`,
	);
}

// biome-ignore lint/suspicious/noExplicitAny: Gatsby's default
export interface StaticQueryProps<Data = any> {
	query: StaticQueryDocument;
	render?: (data: Data) => ReactNode;
	children?: (data: Data) => ReactNode;
}

/** {@link useStaticQuery} as a component; without a result it says that it is loading. SPEC 4.3.9. */
// biome-ignore lint/suspicious/noExplicitAny: Gatsby's default
export function StaticQuery<Data = any>({ query, render, children }: StaticQueryProps<Data>): ReactNode {
	const found = useContext(StaticQueryContext)[query];
	if (!found) return <div>Loading (StaticQuery)</div>;
	return (render ?? children)?.(found.data as Data) ?? null;
}

/**
 * Marks a query in source. The build takes it out; what is left to run stands where no build looks.
 * @throws always. SPEC 4.3.13
 */
export function graphql(_query: TemplateStringsArray): StaticQueryDocument {
	throw new Error(
		"GATZ_GRAPHQL_NOT_COMPILED: a graphql tag was run. Use it only as a page's exported query or in useStaticQuery, in files of the site or of a plugin.",
	);
}
