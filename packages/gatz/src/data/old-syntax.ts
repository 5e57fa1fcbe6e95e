import {
	type ArgumentNode,
	type DocumentNode,
	type EnumValueNode,
	Kind,
	type ObjectFieldNode,
	type ObjectValueNode,
	print,
	type ValueNode,
	visit,
} from "graphql";

/** An argument that was written as Gatsby 4 wanted it, and its new form. */
export interface OldArgument {
	readonly node: ArgumentNode;
	/** `sort: [{frontmatter: {date: DESC}}]`. */
	readonly replacement: string;
}

export interface RewrittenDocument {
	readonly document: DocumentNode;
	readonly replaced: readonly OldArgument[];
}

/**
 * Rewrites `sort: { fields: [a___b], order: [DESC] }` and `distinct(field: a___b)` into the form that the schema has. What holds variables
 * in these places stays, and fails in validation. SPEC 4.6.2.
 */
export function rewriteOldSyntax(document: DocumentNode): RewrittenDocument {
	const replaced: OldArgument[] = [];
	const rewritten: DocumentNode = visit(document, {
		Argument(node) {
			const value = node.name.value === "sort" ? newSort(node.value) : node.name.value === "field" ? newField(node.value) : null;
			if (!value) return undefined;
			const argument = { ...node, value };
			replaced.push({ node, replacement: print(argument).replace(/\s+/g, " ") });
			return argument;
		},
	});
	return { document: rewritten, replaced };
}

function newSort(value: ValueNode): ValueNode | null {
	if (value.kind !== Kind.OBJECT) return null;
	const member = (name: string) => value.fields.find((field) => field.name.value === name)?.value;
	const fields = enumValues(member("fields"));
	const orders = enumValues(member("order") ?? { kind: Kind.LIST, values: [] });
	if (!fields || !orders || fields.length === 0 || value.fields.some(({ name }) => !/^(?:fields|order)$/.test(name.value))) return null;
	return {
		kind: Kind.LIST,
		values: fields.map(({ value: path }, index) => nest(path, orders[index] ?? { kind: Kind.ENUM, value: "ASC" })),
	};
}

/** The argument of `distinct`, `group`, `max`, `min` and `sum`. */
function newField(value: ValueNode): ValueNode | null {
	return value.kind === Kind.ENUM ? nest(value.value, { kind: Kind.ENUM, value: "SELECT" }) : null;
}

/** One value, as GraphQL lets one write it, or a list; null when there is anything but enum values in it. */
function enumValues(value: ValueNode | undefined): EnumValueNode[] | null {
	const values = value?.kind === Kind.LIST ? value.values : value ? [value] : [];
	const found = values.filter((one): one is EnumValueNode => one.kind === Kind.ENUM);
	return value && found.length === values.length ? found : null;
}

/** `a___b` and DESC become `{ a: { b: DESC } }`. */
function nest(path: string, innermost: EnumValueNode): ObjectValueNode {
	let value: ValueNode = innermost;
	for (const name of path.split("___").reverse()) {
		const field: ObjectFieldNode = { kind: Kind.OBJECT_FIELD, name: { kind: Kind.NAME, value: name }, value };
		value = { kind: Kind.OBJECT, fields: [field] };
	}
	return value as ObjectValueNode;
}
