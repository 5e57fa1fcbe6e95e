import { isTransparent } from "./framework-bindings.js";
import { declaredNames, moduleName, patternNames, type SyntaxNode } from "./syntax-tree.js";

/** Name → what a `const` is made of; null for what is only known when the code runs. */
export type KnownNames = ReadonlyMap<string, SyntaxNode | null>;

/** Stands for a value that is only known when the code runs. */
export const UNKNOWN = Symbol("unknown");

/** The names that a node declares for what is inside of it; undefined when it declares none. */
export function knownNames(node: SyntaxNode): KnownNames | undefined {
	const names = new Map<string, SyntaxNode | null>();
	if (/Function/.test(node.type)) for (const name of (node.params as SyntaxNode[]).flatMap(patternNames)) names.set(name, null);
	const statements: SyntaxNode[] = /^(?:Program|BlockStatement)$/.test(node.type) ? node.body : [];
	for (const statement of statements) {
		for (const name of declaredNames(statement)) names.set(name, null);
		const declaration = statement.type === "ExportNamedDeclaration" ? statement.declaration : statement;
		if (declaration?.type !== "VariableDeclaration" || declaration.kind !== "const") continue;
		for (const { id, init } of declaration.declarations) if (id.type === "Identifier") names.set(id.name, init);
	}
	return names.size > 0 ? names : undefined;
}

/**
 * The value of an expression that does not depend on anything that happens: literals, lists and objects of such, what is computed from
 * these, and constants.
 * @param scopes names that are declared around it, the innermost last
 * @returns {@link UNKNOWN} when it is none
 */
export function knownValue(node: SyntaxNode, scopes: readonly KnownNames[]): unknown {
	if (isTransparent(node)) return knownValue(node.expression, scopes);
	const read = (inner: SyntaxNode): unknown => knownValue(inner, scopes);
	switch (node.type) {
		case "Literal":
			return "regex" in node ? UNKNOWN : node.value;
		case "TemplateLiteral":
			return textOf(node, read);
		case "Identifier":
			return constantValue(node.name, scopes);
		case "ArrayExpression":
			return listOf(node.elements, read);
		case "ObjectExpression":
			return objectOf(node.properties, read);
		case "UnaryExpression":
			return computed([node.argument], read, ([value]) => unary(node.operator, value));
		case "BinaryExpression":
			return computed([node.left, node.right], read, ([left, right]) => binary(node.operator, left, right));
		case "ConditionalExpression":
			return computed([node.test], read, ([test]) => read(test ? node.consequent : node.alternate));
		case "MemberExpression":
			return memberOf(node, read);
		default:
			return UNKNOWN;
	}
}

type Read = (node: SyntaxNode) => unknown;

function computed(nodes: readonly SyntaxNode[], read: Read, compute: (values: readonly unknown[]) => unknown): unknown {
	const values = nodes.map(read);
	return values.includes(UNKNOWN) ? UNKNOWN : compute(values);
}

function constantValue(name: string, scopes: readonly KnownNames[]): unknown {
	const depth = scopes.findLastIndex((names) => names.has(name));
	if (depth === -1) return name === "undefined" ? undefined : UNKNOWN;
	const init = scopes[depth]?.get(name);
	// Without the name itself: a constant that refers to itself has no value.
	const outer = [...scopes.slice(0, depth), new Map([...(scopes[depth] as KnownNames), [name, null]])];
	return init ? knownValue(init, outer) : UNKNOWN;
}

function textOf({ quasis, expressions }: SyntaxNode, read: Read): unknown {
	return computed(expressions, read, (values) =>
		quasis.map((quasi: SyntaxNode, index: number) => quasi.value.cooked + (index < values.length ? String(values[index]) : "")).join(""),
	);
}

function listOf(elements: readonly (SyntaxNode | null)[], read: Read): unknown {
	const list: unknown[] = [];
	for (const element of elements) {
		const value = element ? read(element.type === "SpreadElement" ? element.argument : element) : undefined;
		if (value === UNKNOWN) return UNKNOWN;
		if (element?.type !== "SpreadElement") list.push(value);
		else if (Array.isArray(value)) list.push(...value);
		else return UNKNOWN;
	}
	return list;
}

function objectOf(properties: readonly SyntaxNode[], read: Read): unknown {
	const object: Record<string, unknown> = {};
	for (const property of properties) {
		const value = read(property.type === "SpreadElement" ? property.argument : property.value);
		if (value === UNKNOWN) return UNKNOWN;
		if (property.type === "SpreadElement") Object.assign(object, value);
		else {
			const key = property.computed ? read(property.key) : moduleName(property.key);
			if (key === UNKNOWN || property.kind !== "init") return UNKNOWN;
			object[String(key)] = value;
		}
	}
	return object;
}

function memberOf({ object, property, computed: isComputed }: SyntaxNode, read: Read): unknown {
	const whole = read(object);
	const key = isComputed ? read(property) : property.name;
	if (whole === UNKNOWN || key === UNKNOWN || typeof whole !== "object" || whole === null) return UNKNOWN;
	return Object.hasOwn(whole, String(key)) ? (whole as Record<string, unknown>)[String(key)] : undefined;
}

function unary(operator: string, value: unknown): unknown {
	if (operator === "-") return -(value as number);
	if (operator === "+") return Number(value);
	return operator === "!" ? !value : UNKNOWN;
}

function binary(operator: string, left: unknown, right: unknown): unknown {
	const [a, b] = [left as number, right as number];
	if (operator === "+") return a + b;
	if (operator === "-") return a - b;
	if (operator === "*") return a * b;
	return operator === "/" ? a / b : UNKNOWN;
}
