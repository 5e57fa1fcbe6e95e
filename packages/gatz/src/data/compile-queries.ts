import {
	type DocumentNode,
	type FragmentDefinitionNode,
	type GraphQLSchema,
	Kind,
	type OperationDefinitionNode,
	print,
	stripIgnoredCharacters,
} from "graphql";
import { GatzError } from "../universal/errors.js";
import type { CompiledQueries, CompiledQuery } from "./compiled-query.js";
import { type GraphqlTag, shownFile } from "./graphql-tag.js";
import { linkQuery } from "./link-query.js";
import { type OldArgument, rewriteOldSyntax } from "./old-syntax.js";
import { queryHash } from "./query-hash.js";
import { nodePlace, parseTag } from "./tag-source.js";
import { validateQuery } from "./validate-query.js";

export type { CompiledQueries, CompiledQuery } from "./compiled-query.js";

export interface CompileOptions {
	readonly schema: GraphQLSchema;
	/** Tags of all sources, in any order; the same tag may be there more than once. */
	readonly tags: readonly GraphqlTag[];
	/** Absolute paths of all pages' components: exported queries of other files are ignored. SPEC 4.2.2. */
	readonly components: ReadonlySet<string>;
	/** Absolute path. */
	readonly siteDirectory: string;
}

/** Makes queries out of tags: fragments are known everywhere by their name, every query is checked against the schema. SPEC 4.1–4.5. */
export function compileQueries({ schema, tags, components, siteDirectory }: CompileOptions): CompiledQueries {
	const pages = new Map<string, CompiledQuery>();
	const statics = new Map<string, CompiledQuery>();
	const configs = new Map<string, CompiledQuery>();
	const errors: GatzError[] = [];
	const failed = new Map<string, GatzError>();
	const fail = (file: string, found: readonly GatzError[]): void => {
		errors.push(...found);
		if (found[0] && !failed.has(file)) failed.set(file, found[0]);
	};
	const sources = sortTags(tags).flatMap((tag): TagDocument[] => {
		const parsed = parseTag(tag, siteDirectory);
		if (!(parsed instanceof GatzError)) return [{ tag, ...rewriteOldSyntax(parsed) }];
		fail(tag.file, [parsed]);
		return [];
	});
	const fragments = collectFragments(sources, siteDirectory, fail);

	function compile(kind: CompiledQuery["kind"], { tag, document }: TagDocument, found: CompiledQuery | undefined): CompiledQuery | null {
		const [operation, ...more] = operationsOf(document);
		const [first] = found?.kind === "page" ? operationsOf(found.document) : [];
		if (!operation) return null;
		if (more[0]) fail(tag.file, [twice("query in one tag", operation, more[0], tag, siteDirectory)]);
		else if (first) fail(tag.file, [twice("page query", first, operation, tag, siteDirectory)]);
		else if (found) checkCollision(found, tag);
		else {
			const query = linkQuery({ kind, tag, operation, fragments, siteDirectory });
			const wrong = Array.isArray(query) ? query : validateQuery(schema, query, siteDirectory);
			if (wrong.length === 0) return query as CompiledQuery;
			fail(tag.file, wrong);
		}
		return null;
	}

	function add(queries: Map<string, CompiledQuery>, name: string, kind: CompiledQuery["kind"], source: TagDocument): void {
		const query = compile(kind, source, queries.get(name));
		if (query) queries.set(name, query);
	}

	for (const source of sources) {
		const { usage, file, text } = source.tag;
		if (usage === "static") add(statics, queryHash(text), "static", source);
		else if (usage === "config") add(configs, queryHash(text), "config", source);
		else if (components.has(file)) add(pages, file, "page", source);
	}
	const sortedStatics = new Map([...statics].sort(([a], [b]) => (a < b ? -1 : 1)));
	const hints = oldSyntaxHints(sources, siteDirectory);
	return { pages, statics: sortedStatics, configs, fragments, hints, errors: distinct(errors), failed };
}

interface TagDocument {
	readonly tag: GraphqlTag;
	readonly document: DocumentNode;
	/** What was rewritten in it. */
	readonly replaced: readonly OldArgument[];
}

/** By file and place; each tag once, without those that nothing uses. */
function sortTags(tags: readonly GraphqlTag[]): GraphqlTag[] {
	const used = tags.filter(({ usage }) => usage !== "none");
	const byPlace = new Map(used.map((tag) => [`${tag.file}\0${String(tag.line).padStart(8, "0")}\0${tag.text}`, tag]));
	return [...byPlace].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, tag]) => tag);
}

function collectFragments(
	sources: readonly TagDocument[],
	siteDirectory: string,
	fail: (file: string, errors: readonly GatzError[]) => void,
): Map<string, FragmentDefinitionNode> {
	const found = new Map<string, FragmentDefinitionNode>();
	for (const { tag, document } of sources) {
		for (const definition of document.definitions) {
			if (definition.kind !== Kind.FRAGMENT_DEFINITION) continue;
			const name = definition.name.value;
			const first = found.get(name);
			if (!first) found.set(name, definition);
			else if (print(first) !== print(definition)) {
				const [one, other] = [nodePlace(first, siteDirectory), nodePlace(definition, siteDirectory)];
				const values = { name, first: one.file, second: other.file };
				fail(tag.file, [new GatzError("GRAPHQL_FRAGMENT_TWICE", values, { place: other })]);
			}
		}
	}
	return new Map([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function operationsOf({ definitions }: DocumentNode): OperationDefinitionNode[] {
	return definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
}

function twice(
	kind: string,
	first: OperationDefinitionNode,
	second: OperationDefinitionNode,
	tag: GraphqlTag,
	siteDirectory: string,
): GatzError {
	const say = (node: OperationDefinitionNode) => `${node.name?.value ?? "one"} in line ${nodePlace(node, siteDirectory).line}`;
	const values = { file: shownFile(tag.file, siteDirectory), kind, first: say(first), second: say(second) };
	return new GatzError("GRAPHQL_QUERIES_TWICE", values, { place: nodePlace(second, siteDirectory) });
}

/** Of a thousand queries, two have the same 32 bits once in ten thousand sites: then one would get the other's result. */
function checkCollision(found: CompiledQuery, tag: GraphqlTag): void {
	if (stripIgnoredCharacters(found.text) === stripIgnoredCharacters(tag.text)) return;
	const message = `two queries, in ${found.file} and ${tag.file}, have the hash ${found.hash}; change one of them`;
	throw new GatzError("INTERNAL", { message });
}

function oldSyntaxHints(sources: readonly TagDocument[], siteDirectory: string): string[] {
	const byFile = new Map<string, string[]>();
	for (const { tag, replaced } of sources) {
		for (const { node, replacement } of replaced) {
			const file = shownFile(tag.file, siteDirectory);
			const { line } = nodePlace(node, siteDirectory);
			byFile.set(file, [...(byFile.get(file) ?? []), `  ${line ? `line ${line}: ` : ""}${replacement}`]);
		}
	}
	const problem = "sorts or aggregates in the form of Gatsby 4, which is rewritten on each build. The new form:";
	return [...byFile].map(([file, lines]) => [`${file} ${problem}`, ...lines].join("\n"));
}

/** A fault in a fragment is found once for each query that uses it. */
function distinct(errors: readonly GatzError[]): GatzError[] {
	const byText = new Map(errors.map((error) => [`${error.place.file}\0${error.place.line}\0${error.place.column}\0${error.what}`, error]));
	return [...byText.values()];
}
