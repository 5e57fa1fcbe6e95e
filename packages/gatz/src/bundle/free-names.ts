import { type Scope, scopeOf } from "./name-scopes.js";
import { childNodes, type SyntaxNode } from "./syntax-tree.js";

/**
 * The names that a piece of code uses and does not declare itself: what it takes from the module around it. Types do not count.
 */
export function freeNames(node: SyntaxNode): Set<string> {
	const names = new Set<string>();
	visit(node, [], names);
	return names;
}

function visit(node: SyntaxNode, scopes: readonly Scope[], names: Set<string>): void {
	const into = (child: SyntaxNode | null | undefined, inner: readonly Scope[] = scopes) => {
		if (child) visit(child, inner, names);
	};
	switch (node.type) {
		case "Identifier":
			if (!scopes.some((scope) => scope.has(node.name))) names.add(node.name);
			return;
		case "JSXIdentifier":
			return;
		case "JSXOpeningElement":
			visitTagName(node.name, scopes, names);
			for (const attribute of node.attributes) into(attribute);
			return;
		case "JSXClosingElement":
		case "ImportDeclaration":
			return;
		case "MemberExpression":
			into(node.object);
			if (node.computed) into(node.property);
			return;
		case "Property":
		case "MethodDefinition":
		case "PropertyDefinition":
		case "AccessorProperty":
			for (const decorator of node.decorators ?? []) into(decorator);
			if (node.computed) into(node.key);
			into(node.value);
			return;
		case "LabeledStatement":
			into(node.body);
			return;
		case "BreakStatement":
		case "ContinueStatement":
		case "MetaProperty":
			return;
		case "ExportSpecifier":
			into(node.local);
			return;
		case "FunctionDeclaration":
		case "FunctionExpression":
		case "ArrowFunctionExpression": {
			const inner = within(node, scopes);
			for (const parameter of node.params) into(parameter, inner);
			into(node.body, inner);
			return;
		}
		case "ClassDeclaration":
		case "ClassExpression": {
			const inner = within(node, scopes);
			into(node.superClass);
			for (const decorator of node.decorators ?? []) into(decorator);
			into(node.body, inner);
			return;
		}
		case "BlockStatement":
		case "StaticBlock":
		case "ForStatement":
		case "ForInStatement":
		case "ForOfStatement":
		case "SwitchStatement": {
			const inner = within(node, scopes);
			for (const child of childNodes(node)) into(child, inner);
			return;
		}
		case "CatchClause": {
			const inner = within(node, scopes);
			into(node.param, inner);
			into(node.body, inner);
			return;
		}
		case "TSEnumDeclaration":
			for (const member of node.body?.members ?? node.members ?? []) into(member.initializer);
			return;
	}
	if (node.type.startsWith("TS")) {
		// `x as T`, `x!`, `x satisfies T` and the like hold a value; all else in TypeScript's own syntax is types.
		into(node.expression);
		return;
	}
	for (const child of childNodes(node)) into(child);
}

function visitTagName(name: SyntaxNode, scopes: readonly Scope[], names: Set<string>): void {
	let root = name;
	while (root.type === "JSXMemberExpression") root = root.object;
	const isComponent = root !== name || !/^[a-z]/.test(root.name ?? "");
	if (root.type === "JSXIdentifier" && isComponent && !scopes.some((scope) => scope.has(root.name))) names.add(root.name);
}

function within(node: SyntaxNode, scopes: readonly Scope[]): readonly Scope[] {
	const scope = scopeOf(node);
	return scope ? [...scopes, scope] : scopes;
}
