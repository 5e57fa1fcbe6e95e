import type { DocumentNode, FragmentDefinitionNode } from "graphql";
import type { GatzError } from "../universal/errors.js";

/** A query of a source file, checked against the schema and ready to be run. */
export interface CompiledQuery {
	/** The bundle's name for it: see `queryHash`. */
	readonly hash: string;
	readonly kind: "page" | "static" | "config";
	/** Of the operation; made from the file's path where the source gives none. SPEC 4.1.7. */
	readonly name: string;
	/** Absolute path of the file; of a static query that stands in several files, the first. */
	readonly file: string;
	/** As the tag holds it. */
	readonly text: string;
	/** The operation and the fragments that it uses. */
	readonly document: DocumentNode;
	/** Names of the variables that it declares. */
	readonly variables: readonly string[];
	/** Names of the fragments that it uses, sorted. */
	readonly fragments: readonly string[];
	/** Hash of the whole document: equal keys, variables and data give equal results. */
	readonly key: string;
}

/** All queries of a site. */
export interface CompiledQueries {
	/** Absolute path of a page's component → its query. */
	readonly pages: ReadonlyMap<string, CompiledQuery>;
	/** By hash. */
	readonly statics: ReadonlyMap<string, CompiledQuery>;
	/** Queries in `config` of pages, by hash. */
	readonly configs: ReadonlyMap<string, CompiledQuery>;
	/** By name, sorted. */
	readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
	/** One text for each file that has queries in the form of Gatsby 4. */
	readonly hints: readonly string[];
	/** All that keeps queries from being compiled, by file. A build has to stop. */
	readonly errors: readonly GatzError[];
	/** Absolute path of a file → why a query of it was not compiled. */
	readonly failed: ReadonlyMap<string, GatzError>;
}
