import { declaredNames, moduleName, type SyntaxNode } from "./syntax-tree.js";

/** How a module calls what it takes from the framework. */
export interface FrameworkBindings {
	/**
	 * The name under which the framework exports what an expression or a JSX tag name stands for; null when it is something else.
	 * @param isLocal whether a name belongs to a function or block around the expression
	 */
	memberOf(node: SyntaxNode, isLocal: (name: string) => boolean): string | null;
}

const FRAMEWORK = /^(?:gatsby|gatz)$/;

/** Reads imports and requires at the top of a module. A name that the module does not declare is taken for the framework's own. */
export function readFrameworkBindings(body: readonly SyntaxNode[]): FrameworkBindings {
	const members = new Map<string, string>();
	const namespaces = new Set<string>();
	const declared = new Set(body.flatMap(declaredNames));
	for (const statement of body) {
		if (statement.type === "ImportDeclaration" && FRAMEWORK.test(statement.source.value)) {
			for (const { type, local, imported } of statement.specifiers) {
				if (type === "ImportSpecifier") members.set(local.name, moduleName(imported));
				else namespaces.add(local.name);
			}
		}
		if (statement.type !== "VariableDeclaration") continue;
		for (const { id, init } of statement.declarations) readRequire(id, init && unwrap(init), members, namespaces);
	}
	return {
		memberOf(node, isLocal) {
			const expression = unwrap(node);
			const { name, object, property } = expression;
			if (/^(?:JSX)?Identifier$/.test(expression.type)) {
				if (isLocal(name)) return null;
				return members.get(name) ?? (declared.has(name) ? null : name);
			}
			const isNamespace = /^(?:JSX)?MemberExpression$/.test(expression.type) && !expression.computed && namespaces.has(object.name);
			return isNamespace && !isLocal(object.name) ? property.name : null;
		},
	};
}

/** `const { graphql } = require("gatsby")`, `const gatsby = require("gatsby")`, `const g = require("gatsby").graphql`, and what compilers put around them. */
function readRequire(id: SyntaxNode, init: SyntaxNode | null, members: Map<string, string>, namespaces: Set<string>): void {
	if (!init) return;
	if (init.type === "MemberExpression" && isRequire(init.object) && id.type === "Identifier") members.set(id.name, init.property.name);
	if (!isRequire(init)) return;
	if (id.type === "Identifier") namespaces.add(id.name);
	if (id.type !== "ObjectPattern") return;
	for (const { type, key, value } of id.properties) {
		if (type === "Property" && value.type === "Identifier") members.set(value.name, moduleName(key));
	}
}

function isRequire(node: SyntaxNode): boolean {
	if (node.type !== "CallExpression") return false;
	const [argument] = node.arguments;
	if (node.callee.name === "require") return argument?.type === "Literal" && FRAMEWORK.test(String(argument.value));
	// `_interopRequireWildcard(require("gatsby"))`, `__importStar(require("gatsby"))`
	return node.callee.type === "Identifier" && argument !== undefined && isRequire(argument);
}

/** Takes parentheses, `(0, x)` and types away. */
function unwrap(node: SyntaxNode): SyntaxNode {
	if (node.type === "SequenceExpression") return unwrap(node.expressions.at(-1));
	return isTransparent(node) ? unwrap(node.expression) : node;
}

/** Whether a node is its expression and no more: parentheses, `x as T`, `x!`. */
export function isTransparent({ type }: SyntaxNode): boolean {
	return /^(?:ParenthesizedExpression|TS(?:As|Satisfies|NonNull)Expression|TSTypeAssertion)$/.test(type);
}
