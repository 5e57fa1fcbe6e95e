import { InterfaceTypeComposer, type ObjectTypeComposerFieldConfigMapDefinition } from "graphql-compose";
import { GatzError } from "../universal/errors.js";
import type { DataNode } from "./node.js";
import type { ResolverContext } from "./node-model.js";
import { type Composer, type FieldsComposer, isNodeType, ownerOf, ownTypes } from "./schema-composer.js";

/** The fields that every node has. Those with a resolver lead to other nodes. */
export const NODE_FIELDS: ObjectTypeComposerFieldConfigMapDefinition<DataNode, ResolverContext> = {
	id: "ID!",
	parent: {
		type: "Node",
		resolve: ({ parent }, _args, { nodeModel, path }) => (parent ? nodeModel.getNodeById({ id: parent }, { path }) : null),
	},
	children: {
		type: "[Node!]!",
		resolve: ({ children }, _args, { nodeModel, path }) => nodeModel.getNodesByIds({ ids: children }, { path }),
	},
	internal: "Internal!",
};

/** The interface that makes a type a type of nodes. */
export function addNodeInterface(composer: Composer): void {
	const node = composer.createInterfaceTC({
		name: "Node",
		description: "Node Interface",
		fields: NODE_FIELDS as ObjectTypeComposerFieldConfigMapDefinition<unknown, ResolverContext>,
		resolveType: (value: DataNode) => value.internal.type,
	});
	composer.addSchemaMustHaveType(node);
}

/** Gives a node type the fields of Node; those of its own declaration give way, but for the id. */
export function addNodeFields(type: FieldsComposer): void {
	const { id, ...others } = NODE_FIELDS;
	if (!type.hasField("id") || type.getFieldTypeName("id") !== "ID!") type.addFields({ id } as never);
	type.addFields(others as never);
}

/** @throws TYPE_NOT_NODE for types whose interface's nodes are searched, but which are no node types */
export function checkQueryableInterfaces(composer: Composer): void {
	const types = ownTypes(composer);
	const searched = types.filter((type) => type instanceof InterfaceTypeComposer && isNodeType(type)).map((type) => type.getTypeName());
	for (const type of types) {
		if (type.hasInterface("Node")) continue;
		const required = searched.find((name) => name !== type.getTypeName() && type.hasInterface(name));
		if (required === undefined) continue;
		const plugin = ownerOf(type);
		throw new GatzError(
			"TYPE_NOT_NODE",
			{ type: type.getTypeName(), plugin, problem: `implements ${required}, an interface of nodes,` },
			{ place: { plugin } },
		);
	}
}
