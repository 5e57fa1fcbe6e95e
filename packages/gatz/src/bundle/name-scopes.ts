import { childNodes, patternNames, type SyntaxNode } from "./syntax-tree.js";

/** Names that are declared in one place of a module and known inside of it only. */
export type Scope = ReadonlySet<string>;

/** The names that a node declares for what is inside of it; null when it opens no scope. Types do not count. */
export function scopeOf(node: SyntaxNode): Scope | null {
	switch (node.type) {
		case "FunctionDeclaration":
		case "FunctionExpression":
		case "ArrowFunctionExpression":
			return functionScope(node);
		case "ClassDeclaration":
		case "ClassExpression":
			return node.id ? new Set([node.id.name as string]) : null;
		case "BlockStatement":
		case "StaticBlock":
		case "ForStatement":
		case "ForInStatement":
		case "ForOfStatement":
		case "SwitchStatement":
			return blockScope(node);
		case "CatchClause":
			return new Set(patternNames(node.param));
		default:
			return null;
	}
}

function functionScope(node: SyntaxNode): Scope {
	const names = new Set<string>(node.params.flatMap((parameter: SyntaxNode) => patternNames(parameter)));
	if (node.type !== "ArrowFunctionExpression") names.add("arguments");
	if (node.type === "FunctionExpression" && node.id) names.add(node.id.name);
	if (node.body) collectHoisted(node.body, names);
	return names;
}

/** `var` declarations belong to the function around them, however deep they stand. */
function collectHoisted(node: SyntaxNode, names: Set<string>): void {
	if (/Function|^Class/.test(node.type)) return;
	if (node.type === "VariableDeclaration" && node.kind === "var") {
		for (const declarator of node.declarations) for (const name of patternNames(declarator.id)) names.add(name);
	}
	for (const child of childNodes(node)) collectHoisted(child, names);
}

function blockScope(node: SyntaxNode): Scope {
	const names = new Set<string>();
	const statements: SyntaxNode[] =
		node.type === "SwitchStatement"
			? node.cases.flatMap((branch: SyntaxNode) => branch.consequent)
			: node.type.startsWith("For")
				? [node.init ?? node.left].filter(Boolean)
				: Array.isArray(node.body)
					? node.body
					: [];
	for (const statement of statements) {
		if (statement.type === "VariableDeclaration") {
			for (const declarator of statement.declarations) for (const name of patternNames(declarator.id)) names.add(name);
		} else if (/^(Function|Class)Declaration$/.test(statement.type) && statement.id) names.add(statement.id.name);
	}
	return names;
}
