import MagicString from "magic-string";
import { freeNames } from "./free-names.js";
import { exportedMember, moduleName, parseSource, patternNames, type SyntaxNode, type SyntaxTree } from "./syntax-tree.js";

/** What is left of a page's source for the browser. */
export interface StrippedSource {
	/** Lines are kept, so that positions in the browser's source map stay true. */
	readonly code: string;
	/** Targets of `export * from`, which may carry the same exports and must be stripped too. */
	readonly starSources: readonly string[];
}

/** A top-level piece of a module that stays or goes as a whole. */
interface Unit {
	readonly declares: readonly string[];
	readonly uses: ReadonlySet<string>;
	/** What is cut from the source when the unit goes. */
	readonly cut: Cut;
	/** `server`: one of the exports to remove; `kept`: another export; `effect`: a statement that declares nothing. */
	readonly role: "server" | "kept" | "binding" | "effect";
}

interface Cut {
	readonly start: number;
	readonly end: number;
	/** The list that the piece is an item of: commas go with it, and the whole statement when no item is left. */
	readonly list?: { readonly owner: SyntaxNode; readonly items: readonly { start: number; end: number }[] };
}

/**
 * Removes the exports of the given names from a page's source, for every form of export, with every import, binding and top-level
 * statement that only they use: `new PrismaClient()` at the top of the module goes with them. SPEC 7.1–7.17.
 * Returns null when the source has a syntax error: the bundler reports it better.
 */
export function stripExports(file: string, code: string, names: readonly string[]): StrippedSource | null {
	const tree = parseSource(file, code);
	if (!tree) return null;
	const units = tree.body.flatMap((statement) => unitsOf(statement, new Set(names)));
	const gone = unitsThatGo(units);
	const source = new MagicString(code);
	cutUnits(source, code, tree, gone);
	const starSources = tree.body.filter((node) => node.type === "ExportAllDeclaration" && !node.exported).map((node) => node.source.value);
	return { code: source.toString(), starSources };
}

function unitsThatGo(units: readonly Unit[]): Set<Unit> {
	const byName = new Map<string, Unit>();
	for (const unit of units) for (const name of unit.declares) byName.set(name, unit);
	const reach = (roots: Iterable<Unit>): Set<Unit> => {
		const reached = new Set(roots);
		for (const unit of reached) {
			for (const name of unit.uses) {
				const used = byName.get(name);
				if (used) reached.add(used);
			}
		}
		return reached;
	};
	const fromKept = reach(units.filter((unit) => unit.role === "kept"));
	let roots = units.filter((unit) => unit.role === "server");
	for (;;) {
		const fromServer = reach(roots);
		const serverOnly = new Set([...fromServer].filter((unit) => !fromKept.has(unit)));
		// What neither side reaches (effects, unused bindings) stays, unless it works on something that goes: then it goes along,
		// with all that only it uses.
		const others = units.filter((unit) => !fromServer.has(unit) && !fromKept.has(unit));
		const along = others.filter((unit) => [...unit.uses].some((name) => serverOnly.has(byName.get(name) as Unit)));
		if (along.length > 0) {
			roots = [...roots, ...along];
			continue;
		}
		const staying = reach([...fromKept, ...others]);
		return new Set([...serverOnly].filter((unit) => roots.includes(unit) || !staying.has(unit)));
	}
}

function unitsOf(statement: SyntaxNode, names: ReadonlySet<string>): Unit[] {
	switch (statement.type) {
		case "ImportDeclaration":
			return importUnits(statement);
		case "ExportNamedDeclaration":
			if (statement.declaration) return declarationUnits(statement.declaration, names, statement);
			return statement.specifiers.map((specifier: SyntaxNode) => ({
				declares: [],
				uses: statement.source ? new Set<string>() : new Set([moduleName(specifier.local)]),
				cut: itemCut(specifier, statement, statement.specifiers),
				role: names.has(moduleName(specifier.exported)) ? "server" : "kept",
			}));
		case "ExportDefaultDeclaration": {
			const declares = statement.declaration.id ? [statement.declaration.id.name] : [];
			return [{ declares, uses: freeNames(statement.declaration), cut: statement, role: "kept" }];
		}
		case "VariableDeclaration":
		case "FunctionDeclaration":
		case "ClassDeclaration":
		case "TSEnumDeclaration":
			return declarationUnits(statement, names, null);
		case "ExpressionStatement":
			return commonJsUnits(statement, names);
		default:
			return [{ declares: [], uses: freeNames(statement), cut: statement, role: "effect" }];
	}
}

function importUnits(statement: SyntaxNode): Unit[] {
	return statement.specifiers.map((specifier: SyntaxNode) => ({
		declares: [specifier.local.name],
		uses: new Set<string>(),
		cut: itemCut(specifier, statement, statement.specifiers),
		role: "binding",
	}));
}

function declarationUnits(declaration: SyntaxNode, names: ReadonlySet<string>, exported: SyntaxNode | null): Unit[] {
	const owner = exported ?? declaration;
	const role = (declared: readonly string[]): Unit["role"] => {
		if (!exported) return "binding";
		return declared.length > 0 && declared.every((name) => names.has(name)) ? "server" : "kept";
	};
	if (declaration.type !== "VariableDeclaration") {
		const declares = declaration.id ? [declaration.id.name as string] : [];
		return [{ declares, uses: freeNames(declaration), cut: owner, role: role(declares) }];
	}
	return declaration.declarations.flatMap((declarator: SyntaxNode) => {
		const declares = patternNames(declarator.id);
		const cut = itemCut(declarator, owner, declaration.declarations);
		const mixed = exported && declarator.id.type === "ObjectPattern" && declares.some((name) => names.has(name));
		if (mixed && !declares.every((name) => names.has(name))) return destructuredUnits(declarator, names);
		return [{ declares, uses: freeNames(declarator), cut, role: role(declares) }];
	});
}

/** `export const { getServerData, other } = object`: the properties stay or go one by one. SPEC 1.1.11. */
function destructuredUnits(declarator: SyntaxNode, names: ReadonlySet<string>): Unit[] {
	const uses = freeNames(declarator.init);
	return declarator.id.properties.map((property: SyntaxNode) => {
		const declares = patternNames(property.type === "RestElement" ? property.argument : property.value);
		const role = declares.every((name) => names.has(name)) ? "server" : "kept";
		return { declares, uses, cut: itemCut(property, declarator.id, declarator.id.properties), role };
	});
}

/** `exports.getServerData = …` and `module.exports = { getServerData, … }`. SPEC 1.1.12, 7.13. */
function commonJsUnits(statement: SyntaxNode, names: ReadonlySet<string>): Unit[] {
	const { expression } = statement;
	const uses = freeNames(statement);
	if (expression.type !== "AssignmentExpression") return [{ declares: [], uses, cut: statement, role: "effect" }];
	const target = exportedMember(expression.left);
	if (target !== null && target !== "*") return [{ declares: [], uses, cut: statement, role: names.has(target) ? "server" : "kept" }];
	if (target !== "*") return [{ declares: [], uses, cut: statement, role: "effect" }];
	const { right } = expression;
	if (right.type !== "ObjectExpression") return [{ declares: [], uses, cut: statement, role: "kept" }];
	return right.properties.map((property: SyntaxNode) => {
		const name = property.type === "Property" && !property.computed ? moduleName(property.key) : "";
		return {
			declares: [],
			uses: freeNames(property),
			cut: itemCut(property, right, right.properties),
			role: names.has(name) ? "server" : "kept",
		};
	});
}

function itemCut(item: SyntaxNode, owner: SyntaxNode, items: readonly SyntaxNode[]): Cut {
	return { start: item.start, end: item.end, list: { owner, items } };
}

function cutUnits(source: MagicString, code: string, tree: SyntaxTree, gone: ReadonlySet<Unit>): void {
	const goneItems = new Set([...gone].map((unit) => unit.cut.start));
	const cut = (start: number, end: number) => {
		const lines = code.slice(start, end).replace(/[^\n]/g, "");
		if (end > start) source.overwrite(start, end, lines);
	};
	const done = new Set<number>();
	for (const { cut: piece } of gone) {
		const { list } = piece;
		const isWhole = !list || (list.items.every((item) => goneItems.has(item.start)) && !/Pattern|Expression/.test(list.owner.type));
		if (isWhole) {
			const owner = list?.owner ?? piece;
			if (done.has(owner.start)) continue;
			done.add(owner.start);
			cut(leadingComment(owner.start, code, tree), owner.end);
			continue;
		}
		cutItem(piece, code, cut);
	}
}

/** Cuts one item of a list with one comma beside it, and the braces of a named import list that becomes empty. */
function cutItem(piece: Cut, code: string, cut: (start: number, end: number) => void): void {
	const after = /^\s*,/.exec(code.slice(piece.end));
	const before = after ? null : /,\s*$/.exec(code.slice(0, piece.start));
	cut(piece.start - (before?.[0].length ?? 0), piece.end + (after?.[0].length ?? 0));
}

/** Where the comments directly before a statement begin; they go with it. */
function leadingComment(start: number, code: string, tree: SyntaxTree): number {
	let from = start;
	for (const comment of [...tree.comments].reverse()) {
		if (comment.end <= from && /^\s*$/.test(code.slice(comment.end, from))) from = comment.start;
	}
	return from;
}
