import { parseSync } from "vite";

/** A node of the ESTree that the parser returns. Offsets count UTF-16 units. */
export interface SyntaxNode {
	readonly type: string;
	readonly start: number;
	readonly end: number;
	// biome-ignore lint/suspicious/noExplicitAny: fields depend on `type`; the readers of this tree narrow by it
	readonly [field: string]: any;
}

export interface SyntaxTree {
	readonly body: readonly SyntaxNode[];
	readonly comments: readonly { readonly start: number; readonly end: number }[];
	/** The file has an `import` or `export` statement. */
	readonly isModule: boolean;
}

/** Parses a source file; JSX is allowed in `.js`, as Gatsby allows it. null when it has a syntax error. */
export function parseSource(file: string, code: string): SyntaxTree | null {
	const path = file.replace(/[?#].*$/, "");
	const lang = /\.[mc]?ts$/.test(path) ? "ts" : path.endsWith(".tsx") ? "tsx" : "jsx";
	const { program, comments, errors, module } = parseSync(path, code, { lang });
	if (errors.length > 0) return null;
	return { body: program.body as unknown as SyntaxNode[], comments, isModule: module.hasModuleSyntax };
}

/** The names that a binding pattern declares. */
export function patternNames(pattern: SyntaxNode | null): string[] {
	if (!pattern) return [];
	switch (pattern.type) {
		case "Identifier":
			return [pattern.name];
		case "ObjectPattern":
			return pattern.properties.flatMap((property: SyntaxNode) =>
				patternNames(property.type === "RestElement" ? property.argument : property.value),
			);
		case "ArrayPattern":
			return pattern.elements.flatMap((element: SyntaxNode | null) => patternNames(element));
		case "AssignmentPattern":
			return patternNames(pattern.left);
		case "RestElement":
			return patternNames(pattern.argument);
		case "TSParameterProperty":
			return patternNames(pattern.parameter);
		default:
			return [];
	}
}

/** The name under which a specifier imports or exports: an identifier's name or a string's value. */
export function moduleName(node: SyntaxNode): string {
	return node.type === "Literal" ? String(node.value) : node.name;
}

/** The name that an assignment exports in CommonJS; `*` for `module.exports` itself; null when it exports nothing. */
export function exportedMember(left: SyntaxNode): string | null {
	if (left.type !== "MemberExpression" || left.computed) return null;
	const { object, property } = left;
	if (object.type === "Identifier" && object.name === "exports") return property.name;
	if (object.type === "Identifier" && object.name === "module" && property.name === "exports") return "*";
	return object.type === "MemberExpression" && exportedMember(object) === "*" ? property.name : null;
}

/** The child nodes of a node, in source order of its fields. */
export function childNodes(node: SyntaxNode): SyntaxNode[] {
	const children: SyntaxNode[] = [];
	for (const value of Object.values(node)) {
		if (Array.isArray(value)) children.push(...value.filter(isNode));
		else if (isNode(value)) children.push(value);
	}
	return children;
}

function isNode(value: unknown): value is SyntaxNode {
	return typeof value === "object" && value !== null && typeof (value as SyntaxNode).type === "string";
}

/** The names that a statement at the top of a module declares. */
export function declaredNames(statement: SyntaxNode): string[] {
	if (statement.type === "ImportDeclaration") return statement.specifiers.map(({ local }: SyntaxNode) => local.name);
	const declaration = statement.type.startsWith("Export") ? statement.declaration : statement;
	if (declaration?.type === "VariableDeclaration") return declaration.declarations.flatMap(({ id }: SyntaxNode) => patternNames(id));
	return typeof declaration?.id?.name === "string" ? [declaration.id.name] : [];
}
