import type { GraphQLFieldResolver } from "graphql";
import { distinctValues, type FieldReader, groupNodes, maxValue, minValue, sumValues } from "./aggregate-nodes.js";
import { type Connection, createConnection, edgesOf, type Paging, pageInfoOf } from "./connection.js";
import type { DataNode } from "./node.js";
import type { FindQuery, ResolverContext } from "./node-model.js";
import { isObject } from "./search-field.js";
import { pathOf } from "./sort-nodes.js";

type Filter = NonNullable<FindQuery["filter"]>;
type FieldArgument = { readonly field: unknown };

/** Resolver of `post(…)`: the arguments are the filter. */
export function resolveFindOne(type: string): GraphQLFieldResolver<unknown, ResolverContext, Filter> {
	return (_source, filter, { nodeModel }) => nodeModel.searchOne(type, { filter });
}

/** Resolver of `allPost(filter, sort, skip, limit)`: a {@link Connection}. */
export function resolveFindMany(type: string): GraphQLFieldResolver<unknown, ResolverContext, FindQuery> {
	return (_source, { filter, sort, skip, limit }, { nodeModel }) =>
		whenFound(nodeModel.searchAll(type, { filter, sort }), (nodes) => createConnection(type, nodes, { skip, limit }));
}

/** Resolvers of a connection's and a group's fields. Aggregation sees the nodes of the page, as in Gatsby. */
export const connectionFieldResolvers = {
	edges: (connection: Connection) => edgesOf(connection),
	nodes: (connection: Connection) => connection.nodes,
	pageInfo: (connection: Connection) => pageInfoOf(connection),
	totalCount: (connection: Connection) => connection.total,
	distinct: aggregate(distinctValues),
	min: aggregate(minValue),
	max: aggregate(maxValue),
	sum: aggregate(sumValues),
	group: (connection: Connection, { field, skip, limit }: FieldArgument & Paging, { nodeModel }: ResolverContext) => {
		const path = fieldPathOf(field);
		const { type } = connection;
		return whenFound(nodeModel.fieldReader(type, path), (read) =>
			groupNodes(connection.nodes, read).map(([fieldValue, nodes]): Connection => {
				return { ...createConnection(type, nodes, { skip, limit }), field: path.join("."), fieldValue };
			}),
		);
	},
};

function aggregate<T>(combine: (nodes: readonly DataNode[], read: FieldReader) => T) {
	return ({ type, nodes }: Connection, { field }: FieldArgument, { nodeModel }: ResolverContext): T | Promise<T> =>
		whenFound(nodeModel.fieldReader(type, fieldPathOf(field)), (read) => combine(nodes, read));
}

/**
 * Path of a selected field: `{ frontmatter: { tags: SELECT } }`, or `frontmatter___tags` as it was before Gatsby 5.
 * @throws {Error} when it selects no field, or several
 */
function fieldPathOf(field: unknown): readonly string[] {
	if (typeof field === "string") return pathOf(field);
	const path: string[] = [];
	for (let level = field; isObject(level); ) {
		const names = Object.keys(level);
		if (names.length !== 1)
			throw new Error(`"field" has to select one field; it selects ${names.length === 0 ? "none" : names.join(", ")}.`);
		path.push(names[0] as string);
		level = level[names[0] as string];
	}
	return path;
}

function whenFound<From, To>(found: From | Promise<From>, then: (found: From) => To): To | Promise<To> {
	return found instanceof Promise ? found.then(then) : then(found);
}
