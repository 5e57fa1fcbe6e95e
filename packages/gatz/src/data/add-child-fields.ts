import type { Reporter } from "../plugin-api.js";
import type { DataNode } from "./node.js";
import type { ResolverContext } from "./node-model.js";
import { type Composer, type FieldsComposer, hasFields, isNodeType, ownTypes } from "./schema-composer.js";
import type { ChildTypes } from "./schema-inputs.js";
import type { ChildOf } from "./type-extensions.js";
import { fieldNames } from "./type-names.js";

/** Adds `childX` and `childrenX` to types whose nodes have children X, or to which `@childOf` assigns X. */
export function addChildFields(composer: Composer, childTypes: ChildTypes, reporter: Reporter): void {
	const types = ownTypes(composer);
	for (const parent of types) {
		if (!isNodeType(parent)) continue;
		// With @dontInfer, only @childOf makes parents.
		const shown = parent.getExtension("infer") === false ? [] : (childTypes.get(parent.getTypeName()) ?? []);
		const assigned = types.filter((type) => isAssigned(type, parent)).map((type) => type.getTypeName());
		for (const child of new Set([...assigned, ...shown])) if (composer.has(child)) addFieldsFor(parent, child);
	}
	for (const type of types) {
		if (type.hasExtension("childOf") && !isNodeType(type)) {
			reporter.error(
				`The \`childOf\` extension can only be used on types that implement the \`Node\` interface.\nCheck the type definition of \`${type.getTypeName()}\`.`,
			);
		}
	}
}

function isAssigned(child: FieldsComposer, parent: FieldsComposer): boolean {
	const childOf = child.getExtension("childOf") as ChildOf | undefined;
	if (childOf === undefined || !hasFields(child) || !isNodeType(child)) return false;
	if (asList(childOf.types).includes(parent.getTypeName())) return true;
	const ofParent = asList((parent.getExtension("mimeTypes") as ChildOf | undefined)?.types);
	return asList(childOf.mimeTypes).some((mimeType) => ofParent.includes(mimeType));
}

function asList(names: readonly string[] | string | undefined): readonly string[] {
	return typeof names === "string" ? [names] : (names ?? []);
}

function addFieldsFor(parent: FieldsComposer, child: string): void {
	const childrenOf = ({ children }: DataNode, { nodeModel, path }: ResolverContext): DataNode[] =>
		nodeModel.getNodesByIds({ ids: children, type: child }, { path });
	parent.setField(fieldNames.children(child), {
		type: `[${child}]`,
		description: `Returns all children nodes filtered by type ${child}`,
		resolve: (node: DataNode, _args: unknown, context: ResolverContext) => childrenOf(node, context),
	});
	parent.setField(fieldNames.child(child), {
		type: child,
		description: `Returns the first child node of type ${child} or null if there are no children of given type on this node`,
		resolve: (node: DataNode, _args: unknown, context: ResolverContext) => childrenOf(node, context)[0] ?? null,
	});
}
