import { camelCase } from "../data/camel-case.js";
import { type KnownNames, knownNames, knownValue, UNKNOWN } from "./known-value.js";
import { childNodes, moduleName, parseSource, type SyntaxNode } from "./syntax-tree.js";

/** A `<StaticImage>` in source. Plain data. */
export interface StaticImagePlace {
	/** Those of its props that say which image it is and how it is made. */
	readonly props: StaticImageProps;
	/** Names of such props whose values are only known when the component is rendered. */
	readonly unknown: readonly string[];
	/** Offset at which another attribute may be written. */
	readonly end: number;
	/** From 1. */
	readonly line: number;
}

export type StaticImageProps = Readonly<Record<string, unknown>>;

const PACKAGE = "gatsby-plugin-image";

/** Props that are read at build; the others are the component's own. */
const READ_AT_BUILD = new Set([
	...["src", "layout", "formats", "aspectRatio", "quality", "width", "height", "placeholder", "sizes", "backgroundColor"],
	...["avifOptions", "jpgOptions", "pngOptions", "webpOptions", "blurredOptions", "transformOptions", "tracedSVGOptions"],
	...["breakpoints", "outputPixelDensities"],
]);

/** The images of a module, in their order. None in a file with a syntax error. */
export function findStaticImages(code: string, file: string): StaticImagePlace[] {
	if (!code.includes("StaticImage") || !code.includes(PACKAGE)) return [];
	const body = parseSource(file, code)?.body ?? [];
	const isStaticImage = createTagTest(body);
	const found: StaticImagePlace[] = [];
	const visit = (node: SyntaxNode, outer: readonly KnownNames[]): void => {
		const names = knownNames(node);
		const scopes = names ? [...outer, names] : outer;
		if (node.type === "JSXOpeningElement" && isStaticImage(node.name)) found.push(readPlace(node, scopes, code));
		for (const child of childNodes(node)) visit(child, scopes);
	};
	visit({ type: "Program", start: 0, end: code.length, body }, []);
	return found;
}

/** Where something may be written before the first statement: after directives. */
export function headOf(code: string, file: string): number {
	const first = parseSource(file, code)?.body.find(({ directive }) => directive === undefined);
	return first?.start ?? 0;
}

/** `import { StaticImage as Picture }` and `import * as images`. */
function createTagTest(body: readonly SyntaxNode[]): (name: SyntaxNode) => boolean {
	const names = new Set<string>();
	const namespaces = new Set<string>();
	for (const { type, source, specifiers } of body) {
		if (type !== "ImportDeclaration" || source.value !== PACKAGE) continue;
		for (const specifier of specifiers) {
			if (specifier.type !== "ImportSpecifier") namespaces.add(specifier.local.name);
			else if (moduleName(specifier.imported) === "StaticImage") names.add(specifier.local.name);
		}
	}
	return ({ type, name, object, property }) =>
		type === "JSXMemberExpression" ? property.name === "StaticImage" && namespaces.has(object.name) : names.has(name);
}

function readPlace(opening: SyntaxNode, scopes: readonly KnownNames[], code: string): StaticImagePlace {
	const props: Record<string, unknown> = {};
	const unknown: string[] = [];
	for (const attribute of opening.attributes as SyntaxNode[]) {
		if (attribute.type === "JSXSpreadAttribute") {
			const value = knownValue(attribute.argument, scopes);
			if (value === UNKNOWN) unknown.push("<spread attributes>");
			else for (const [name, member] of Object.entries(value ?? {})) if (READ_AT_BUILD.has(name)) props[name] = member;
			continue;
		}
		const name = attribute.name.name as string;
		if (!READ_AT_BUILD.has(name)) continue;
		const value = attributeValue(attribute.value, scopes);
		if (value === UNKNOWN) unknown.push(name);
		else props[name] = value;
	}
	const last = opening.attributes.at(-1) ?? opening.typeArguments ?? opening.name;
	return { props: normalise(props), unknown, end: last.end, line: code.slice(0, opening.start).split("\n").length };
}

function attributeValue(value: SyntaxNode | null, scopes: readonly KnownNames[]): unknown {
	if (!value) return true;
	return knownValue(value.type === "JSXExpressionContainer" ? value.expression : value, scopes);
}

/** `FULL_WIDTH` and `full-width` are `fullWidth`, as in queries. */
function normalise({ layout, placeholder, formats, ...props }: Record<string, unknown>): StaticImageProps {
	return {
		...props,
		...(layout !== undefined && { layout: camelCase(String(layout)) }),
		...(placeholder !== undefined && { placeholder: camelCase(String(placeholder)).replace(/^tracedSvg$/, "tracedSVG") }),
		...(formats !== undefined && { formats: Array.isArray(formats) ? formats.map((one) => String(one).toLowerCase()) : formats }),
	};
}
