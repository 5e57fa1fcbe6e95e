import type { ObjectTypeComposer } from "graphql-compose";
import { connectionFieldResolvers, resolveFindMany, resolveFindOne } from "./connection-resolvers.js";
import { createDerivedInputs, type DerivedInputs } from "./derived-inputs.js";
import { type Composer, type FieldsComposer, isNodeType, ownTypes } from "./schema-composer.js";
import { derivedNames, fieldNames } from "./type-names.js";

/** Adds `post` and `allPost` to Query for each node type and each interface of nodes, with their inputs and connections. */
export function addRootFields(composer: Composer): void {
	const inputs = createDerivedInputs(composer);
	composer.createObjectTC({
		name: "PageInfo",
		fields: {
			currentPage: "Int!",
			hasPreviousPage: "Boolean!",
			hasNextPage: "Boolean!",
			itemCount: "Int!",
			pageCount: "Int!",
			perPage: "Int",
			totalCount: "Int!",
		},
	});
	for (const type of ownTypes(composer)) if (isQueried(type)) addFieldsOf(type, composer, inputs);
}

function isQueried(type: FieldsComposer): boolean {
	return isNodeType(type) && type.getTypeName() !== "Node";
}

function addFieldsOf(type: FieldsComposer, composer: Composer, inputs: DerivedInputs): void {
	const name = type.getTypeName();
	const filter = inputs.filter(type);
	composer.Query.addFields({
		[fieldNames.one(name)]: { type, args: filter.getFields() as never, resolve: resolveFindOne(name) as never },
		[fieldNames.all(name)]: {
			type: connectionOf(type, composer, inputs).NonNull,
			args: { filter, sort: inputs.sort(type).List, skip: "Int", limit: "Int" },
			resolve: resolveFindMany(name) as never,
		},
	});
}

function connectionOf(type: FieldsComposer, composer: Composer, inputs: DerivedInputs): ObjectTypeComposer {
	const name = type.getTypeName();
	const { edges, nodes, pageInfo, totalCount, distinct, max, min, sum, group } = connectionFieldResolvers;
	const edge = composer.createObjectTC({
		name: derivedNames.edge(name),
		fields: { next: { type }, node: { type: type.NonNull }, previous: { type } },
	});
	const field = inputs.fieldSelector(type).NonNull;
	const fields = {
		totalCount: { type: "Int!", resolve: totalCount },
		edges: { type: edge.NonNull.List.NonNull, resolve: edges },
		nodes: { type: type.NonNull.List.NonNull, resolve: nodes },
		pageInfo: { type: "PageInfo!", resolve: pageInfo },
		distinct: { type: "[String!]!", args: { field }, resolve: distinct },
		max: { type: "Float", args: { field }, resolve: max },
		min: { type: "Float", args: { field }, resolve: min },
		sum: { type: "Float", args: { field }, resolve: sum },
		group: { type: `[${derivedNames.groupConnection(name)}!]!`, args: { skip: "Int", limit: "Int", field }, resolve: group },
	};
	composer.createObjectTC({
		name: derivedNames.groupConnection(name),
		fields: { ...fields, field: "String!", fieldValue: "String" } as never,
	});
	return composer.createObjectTC({ name: derivedNames.connection(name), fields: fields as never });
}
