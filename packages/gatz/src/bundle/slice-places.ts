import { readFrameworkBindings } from "./framework-bindings.js";
import { type Scope, scopeOf } from "./name-scopes.js";
import { childNodes, moduleName, parseSource, type SyntaxNode } from "./syntax-tree.js";

/** A `<Slice>` in source. Plain data. */
export interface SlicePlace {
	/** null where it is only known when it is rendered: then it may be any. */
	readonly alias: string | null;
	/** Whether a slice has to be there. */
	readonly required: boolean;
}

/**
 * The slices of a module, in their order. None in a file with a syntax error.
 * @param code as modules are once JSX is compiled: `jsx(Slice, { alias: "header" })`, `createElement(Slice, …)`
 */
export function findSlicePlaces(code: string, file: string): SlicePlace[] {
	const body = parseSource(file, code)?.body ?? [];
	const bindings = readFrameworkBindings(body);
	const found: SlicePlace[] = [];
	const visit = (node: SyntaxNode, outer: readonly Scope[]): void => {
		const scope = scopeOf(node);
		const scopes = scope ? [...outer, scope] : outer;
		if (node.type === "CallExpression" && node.arguments.length > 1) {
			const [component, props] = node.arguments as [SyntaxNode, SyntaxNode];
			const isLocal = (name: string) => scopes.some((names) => names.has(name));
			if (bindings.memberOf(component, isLocal) === "Slice") found.push(readPlace(props));
		}
		for (const child of childNodes(node)) visit(child, scopes);
	};
	for (const statement of body) visit(statement, []);
	return found;
}

function readPlace(props: SyntaxNode): SlicePlace {
	const alias = propertyOf(props, "alias");
	const allowEmpty = propertyOf(props, "allowEmpty");
	const name = alias ? literalText(alias) : null;
	const isRequired = allowEmpty ? allowEmpty.value === false : !hasSpread(props);
	return { alias: name, required: name !== null && isRequired };
}

function propertyOf(props: SyntaxNode, name: string): SyntaxNode | undefined {
	if (props.type !== "ObjectExpression") return undefined;
	return props.properties.find((one: SyntaxNode) => one.type === "Property" && !one.computed && moduleName(one.key) === name)?.value;
}

function hasSpread(props: SyntaxNode): boolean {
	return props.type !== "ObjectExpression" || props.properties.some((one: SyntaxNode) => one.type === "SpreadElement");
}

function literalText(node: SyntaxNode): string | null {
	if (node.type === "Literal" && typeof node.value === "string") return node.value;
	return node.type === "TemplateLiteral" && node.quasis.length === 1 ? node.quasis[0].value.cooked : null;
}
