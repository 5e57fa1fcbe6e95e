import type { PageInput } from "../plugin-api.js";
import type { RunGraphql } from "../plugins/data-actions.js";
import { GatzError } from "../universal/errors.js";
import { type CollectionField, type CollectionPath, collectionQuery, parseCollectionPath } from "./collection-path.js";
import { fillCollectionPath, type MissingSlug } from "./fill-collection-path.js";
import { filePath, type PageFile } from "./page-files.js";
import { bracketsToPattern } from "./route-pattern.js";

/** A node as the query of a collection route gives it. */
type QueriedNode = { readonly id: string; readonly [field: string]: unknown };

/**
 * Makes the pages of a collection route: one for each node of its model, in the order of the nodes. SPEC 3.4, 3.6.
 * @throws GatzError COLLECTION_INVALID, COLLECTION_QUERY_FAILED, COLLECTION_FIELD_MISSING, PAGE_PATTERN, PAGE_PARAM_RESERVED
 */
export async function collectCollectionPages(file: PageFile, graphql: RunGraphql): Promise<PageInput[]> {
	const route = parseCollectionPath(filePath(file.file), file.source);
	const pages: PageInput[] = [];
	const missing: (MissingSlug & { node: string })[] = [];
	for (const node of await queryNodes(route, file.source, graphql)) {
		const context: Record<string, unknown> = { id: node.id };
		for (const field of route.fields) context[field.key] = readValue(node, field);
		const filled = fillCollectionPath(route, (field) => context[field.key], file.slugOptions);
		if ("field" in filled) missing.push({ ...filled, node: node.id });
		else pages.push(createPage(file, filled.path, { ...context, __params: filled.params }, node.id));
	}
	if (missing.length > 0) throw missingField(route, file.source, missing);
	return pages;
}

function createPage({ component, source }: PageFile, path: string, context: Record<string, unknown>, ownerNodeId: string): PageInput {
	const matchPath = /[[\]]/.test(path) && { matchPath: bracketsToPattern(path, source) };
	return { path, ...matchPath, component, context, ownerNodeId };
}

async function queryNodes(route: CollectionPath, file: string, graphql: RunGraphql): Promise<readonly QueriedNode[]> {
	const query = collectionQuery(route);
	const { data, errors = [] } = await graphql(query);
	const [error] = errors as readonly (Error & { originalError?: unknown })[];
	if (error) {
		const message = errors.map((each) => each.message).join(" ");
		throw new GatzError("COLLECTION_QUERY_FAILED", { file, message, query }, { place: { file }, cause: error.originalError });
	}
	const [root] = Object.values(data as Record<string, { nodes: QueriedNode[] }>);
	return root?.nodes ?? [];
}

/** The value at the end of a field's way. Two fields of one key are members of a union, of which a node has one. */
function readValue(node: QueriedNode, { names }: CollectionField): unknown {
	let value: unknown = node;
	for (const name of names) value = (value as Record<string, unknown> | null | undefined)?.[name];
	return value;
}

function missingField({ model }: CollectionPath, file: string, missing: readonly (MissingSlug & { node: string })[]): GatzError {
	const { field, value, node } = missing[0] as (typeof missing)[number];
	const others = missing.length - 1;
	const more = others === 0 ? "" : ` (nor for ${others} ${others === 1 ? "other" : "others"})`;
	return new GatzError(
		"COLLECTION_FIELD_MISSING",
		{ file, field: field.key, model, node, value: JSON.stringify(value), more },
		{ place: { file, keyPath: field.names.join(".") } },
	);
}
