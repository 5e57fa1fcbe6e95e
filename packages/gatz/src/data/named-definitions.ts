import { relative } from "node:path";
import {
	type DocumentNode,
	type FragmentDefinitionNode,
	type GraphQLSchema,
	Kind,
	NoUnusedFragmentsRule,
	type OperationDefinitionNode,
	specifiedRules,
	validate,
	visit,
} from "graphql";
import type { CompiledQueries, CompiledQuery } from "./compiled-query.js";

/** What of a site's GraphQL has a name and so gets types. */
export interface NamedDefinitions {
	/** Queries, then fragments, each sorted by name. */
	readonly definitions: readonly (OperationDefinitionNode | FragmentDefinitionNode)[];
	/** Which queries get none, and why. */
	readonly hints: readonly string[];
}

export interface NamedDefinitionsInput {
	readonly schema: GraphQLSchema;
	readonly queries: CompiledQueries;
	/** What gatsby-node and the like ask for: valid documents. */
	readonly calls: readonly DocumentNode[];
	/** Absolute path. */
	readonly siteDirectory: string;
}

const FRAGMENT_RULES = specifiedRules.filter((rule) => rule !== NoUnusedFragmentsRule);

/** Collects the named queries of the site's own files, and all fragments, those of packages included. */
export function collectNamedDefinitions({ schema, queries, calls, siteDirectory }: NamedDefinitionsInput): NamedDefinitions {
	const show = (file: string) => relative(siteDirectory, file).replaceAll("\\", "/");
	const unnamed = new Set<string>();
	const twice = new Set<string>();
	const operations = new Map<string, OperationDefinitionNode>();
	const fragments = new Map(usableFragments(schema, queries.fragments));
	for (const query of ownQueries(queries, show)) {
		const operation = operationOf(query.document);
		if (!isNamed(query)) unnamed.add(show(query.file));
		else if (operations.has(query.name)) twice.add(query.name);
		else if (operation) operations.set(query.name, operation);
	}
	for (const definition of calls.flatMap((document) => document.definitions)) {
		if (definition.kind === Kind.FRAGMENT_DEFINITION && !fragments.has(definition.name.value))
			fragments.set(definition.name.value, definition);
		if (definition.kind !== Kind.OPERATION_DEFINITION || !definition.name) continue;
		if (operations.has(definition.name.value)) twice.add(definition.name.value);
		else operations.set(definition.name.value, definition);
	}
	return { definitions: [...sortByName(operations), ...sortByName(fragments)], hints: describeLeftOut(unnamed, twice) };
}

/** Whether a file, relative to the site, is not the site's own. */
export function isForeign(file: string): boolean {
	return /(?:^|\/)(?:node_modules|\.yarn|\.cache)\//.test(file);
}

/** Sorted by file: of two queries with one name, always the same gets the types. */
function ownQueries({ pages, statics, configs }: CompiledQueries, show: (file: string) => string): CompiledQuery[] {
	const all = [...pages.values(), ...statics.values(), ...configs.values()].filter(({ file }) => !isForeign(show(file)));
	return all.sort((a, b) => (`${a.file}\0${a.hash}` < `${b.file}\0${b.hash}` ? -1 : 1));
}

/** A name that was made for a query ends in its hash. */
function isNamed({ name, hash }: CompiledQuery): boolean {
	return !name.endsWith(hash);
}

function operationOf({ definitions }: DocumentNode): OperationDefinitionNode | undefined {
	return definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
}

/** Those that fit the schema. One that no query uses was not checked yet: a package may bring it for a type that this site lacks. */
function usableFragments(
	schema: GraphQLSchema,
	fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): [string, FragmentDefinitionNode][] {
	return [...fragments].filter(([, fragment]) => {
		const document: DocumentNode = { kind: Kind.DOCUMENT, definitions: [...withSpreads(fragment, fragments)] };
		return validate(schema, document, FRAGMENT_RULES).length === 0;
	});
}

/** A fragment and those that it uses, directly or not. */
function withSpreads(
	fragment: FragmentDefinitionNode,
	fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): ReadonlySet<FragmentDefinitionNode> {
	const found = new Set([fragment]);
	// A set that grows while it is walked: what is added is visited, too.
	for (const one of found) {
		visit(one, {
			FragmentSpread(spread) {
				const used = fragments.get(spread.name.value);
				if (used) found.add(used);
			},
		});
	}
	return found;
}

function sortByName<T>(definitions: ReadonlyMap<string, T>): T[] {
	return [...definitions].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, definition]) => definition);
}

function describeLeftOut(unnamed: ReadonlySet<string>, twice: ReadonlySet<string>): string[] {
	const files = [...unnamed].sort().join(", ");
	const names = [...twice].sort().join(", ");
	return [
		...(files ? [`Queries without a name get no types: those in ${files}. Write \`query Name { … }\`.`] : []),
		...(names ? [`Of several queries with one name, the first gets types. Give each its own name: ${names}.`] : []),
	];
}
