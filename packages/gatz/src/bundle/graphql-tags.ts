import type { GraphqlTag, TagUsage } from "../data/graphql-tag.js";
import { type FrameworkBindings, isTransparent, readFrameworkBindings } from "./framework-bindings.js";
import { type Scope, scopeOf } from "./name-scopes.js";
import { childNodes, exportedMember, moduleName, parseSource, patternNames, type SyntaxNode } from "./syntax-tree.js";

/**
 * The `graphql` tags of a source file, in their order: with an import or a require of the framework, renamed or not, and without any, as
 * long as no name of the file's own is meant. None in a file with a syntax error: the bundler reports it better. SPEC 4.1–4.4.
 * @param file absolute path, with `/`
 */
export function findGraphqlTags(source: string, file: string): GraphqlTag[] {
	const tree = source.includes("graphql") ? parseSource(file, source) : null;
	if (!tree) return [];
	const found = collectTags(tree.body);
	const exported = exportedLocals(tree.body);
	return found.tags.map((step) => {
		const { node } = step;
		const textStart = node.quasi.start + 1;
		const lines = source.slice(0, textStart).split("\n");
		return {
			file,
			text: source.slice(textStart, node.quasi.end - 1),
			start: node.start,
			end: node.end,
			line: lines.length,
			column: (lines.at(-1) as string).length + 1,
			usage: usageOf(step, found, exported),
			interpolated: node.quasi.expressions.length > 0,
		};
	});
}

/** A node with all that is around it. */
interface Step {
	readonly node: SyntaxNode;
	readonly above: Step | null;
	/** What the node declares for what is inside of it. */
	readonly scope: Scope | null;
}

interface FoundTags {
	readonly tags: readonly Step[];
	readonly bindings: FrameworkBindings;
	/** Variables that useStaticQuery or StaticQuery get: scope (null is the module's) → names. */
	readonly queried: ReadonlyMap<Scope | null, ReadonlySet<string>>;
}

function collectTags(body: readonly SyntaxNode[]): FoundTags {
	const bindings = readFrameworkBindings(body);
	const tags: Step[] = [];
	const queried = new Map<Scope | null, Set<string>>();
	const visit = (node: SyntaxNode, above: Step | null): void => {
		const step: Step = { node, above, scope: scopeOf(node) };
		if (node.type === "TaggedTemplateExpression" && memberOf(node.tag, step, bindings) === "graphql") tags.push(step);
		if (node.type === "Identifier" && isStaticUse(step, bindings)) {
			const scope = scopeHolding(node.name, step);
			queried.set(scope, (queried.get(scope) ?? new Set()).add(node.name));
		}
		for (const child of childNodes(node)) visit(child, step);
	};
	for (const statement of body) visit(statement, null);
	return { tags, bindings, queried };
}

function usageOf(tag: Step, { bindings, queried }: FoundTags, exported: ReadonlyMap<string, readonly string[]>): TagUsage {
	if (isStaticUse(tag, bindings)) return "static";
	const { above } = outermost(tag);
	if (above?.node.type === "VariableDeclarator" && above.node.id.type === "Identifier") {
		const { name } = above.node.id;
		if (queried.get(scopeHolding(name, above))?.has(name)) return "static";
	}
	const names = exportNames(tag, exported);
	if (names.includes("config")) return "config";
	return names.some((name) => name !== "default") ? "exported" : "none";
}

/** `useStaticQuery(x)`, `<StaticQuery query={x}>` and `createElement(StaticQuery, { query: x })`. */
function isStaticUse(step: Step, bindings: FrameworkBindings): boolean {
	const { node, above } = outermost(step);
	const outer = above?.above;
	if (!above) return false;
	switch (above.node.type) {
		case "CallExpression":
			return above.node.arguments[0] === node && memberOf(above.node.callee, above, bindings) === "useStaticQuery";
		case "JSXExpressionContainer": {
			const element = outer?.above;
			return outer?.node.name?.name === "query" && element?.node.name !== undefined && isStaticQuery(element.node.name, element, bindings);
		}
		case "Property": {
			const call = outer?.above;
			const isQuery = above.node.value === node && !above.node.computed && moduleName(above.node.key) === "query";
			if (!isQuery || call?.node.type !== "CallExpression" || call.node.arguments[1] !== outer?.node) return false;
			return isStaticQuery(call.node.arguments[0], call, bindings);
		}
		default:
			return false;
	}
}

function isStaticQuery(node: SyntaxNode, step: Step, bindings: FrameworkBindings): boolean {
	return memberOf(node, step, bindings) === "StaticQuery";
}

function memberOf(node: SyntaxNode, step: Step, bindings: FrameworkBindings): string | null {
	return bindings.memberOf(node, (name) => scopeHolding(name, step) !== null);
}

/** The innermost function or block around a step that declares a name; null when none does. */
function scopeHolding(name: string, step: Step): Scope | null {
	for (let current: Step | null = step; current; current = current.above) if (current.scope?.has(name)) return current.scope;
	return null;
}

function outermost(step: Step): Step {
	return step.above && isTransparent(step.above.node) ? outermost(step.above) : step;
}

/** The names under which the module exports the top-level piece that a step is in. */
function exportNames(step: Step, exported: ReadonlyMap<string, readonly string[]>): readonly string[] {
	const path: SyntaxNode[] = [];
	for (let current: Step | null = step; current; current = current.above) path.unshift(current.node);
	const [statement, second, third] = path as [SyntaxNode, ...SyntaxNode[]];
	if (statement.type === "ExpressionStatement") return assignedExports(statement.expression, path);
	const isExport = statement.type === "ExportNamedDeclaration";
	const declaration = isExport ? second : statement;
	const declarator = isExport ? third : second;
	const names = declarator?.type === "VariableDeclarator" ? patternNames(declarator.id) : patternNames(declaration?.id ?? null);
	return isExport ? names : names.flatMap((name) => exported.get(name) ?? []);
}

/** `exports.query = …`, `module.exports = { query: … }`. */
function assignedExports({ type, left, right }: SyntaxNode, path: readonly SyntaxNode[]): string[] {
	const name = type === "AssignmentExpression" ? exportedMember(left) : null;
	if (name !== "*") return name === null ? [] : [name];
	const property = right.type === "ObjectExpression" && right.properties.find((one: SyntaxNode) => path.includes(one));
	return property && property.type === "Property" && !property.computed ? [moduleName(property.key)] : [];
}

/** Local name → the names under which it is exported elsewhere than where it is declared. */
function exportedLocals(body: readonly SyntaxNode[]): Map<string, string[]> {
	const found = new Map<string, string[]>();
	const note = (value: SyntaxNode, name: string) => {
		if (value.type === "Identifier") found.set(value.name, [...(found.get(value.name) ?? []), name]);
	};
	for (const statement of body) {
		if (statement.type === "ExportNamedDeclaration" && !statement.source) {
			for (const { local, exported } of statement.specifiers) note(local, moduleName(exported));
		}
		if (statement.type !== "ExpressionStatement" || statement.expression.type !== "AssignmentExpression") continue;
		const { left, right } = statement.expression;
		const name = exportedMember(left);
		if (name !== null && name !== "*") note(right, name);
		if (name !== "*" || right.type !== "ObjectExpression") continue;
		for (const { type, key, value, computed } of right.properties) if (type === "Property" && !computed) note(value, moduleName(key));
	}
	return found;
}
