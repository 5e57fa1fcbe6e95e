import MagicString, { type SourceMap } from "magic-string";
import { childNodes, moduleName, parseSource, type SyntaxNode, type SyntaxTree } from "./syntax-tree.js";

export interface CommonJsOptions {
	/**
	 * Modules run one by one: plain CommonJS and `require()` have to go too. In a build the bundler does that, and keeps requires lazy.
	 */
	readonly develop: boolean;
	/** A page component: its exports get names, and `module.exports.default` is its default. SPEC 5.1.18. */
	readonly page: boolean;
}

const USES_COMMONJS = /\bmodule\s*\.\s*exports\b|\bexports\s*[.[]|\brequire\s*\(/;

/**
 * Turns CommonJS or mixed source (`exports.onRouteUpdate =`, `require()` beside `import`) into an ES module with named exports.
 * Returns null when there is nothing to do.
 */
export function transformCommonJs(file: string, code: string, options: CommonJsOptions): { code: string; map: SourceMap } | null {
	if (!USES_COMMONJS.test(code)) return null;
	const tree = parseSource(file, code);
	if (!tree) return null;
	const found = findCommonJs(tree);
	if (!tree.isModule && !options.develop && !options.page) return null;
	if (found.exports.size === 0 && !found.assignsModule && !(options.develop && found.requires.length > 0)) return null;
	const source = new MagicString(code);
	const head: string[] = [];
	if (options.develop) head.push(...importRequires(source, found.requires));
	if (found.exports.size > 0 || found.assignsModule || !tree.isModule) {
		head.push("const module = { exports: {} }; let exports = module.exports;");
		source.append(exportStatements(found.exports, tree, options.page));
	}
	source.prepend(`${head.join(" ")} `);
	return { code: source.toString(), map: source.generateMap({ source: file, includeContent: true, hires: "boundary" }) };
}

interface FoundCommonJs {
	readonly exports: Set<string>;
	readonly requires: { node: SyntaxNode; specifier: string }[];
	assignsModule: boolean;
}

function findCommonJs(tree: SyntaxTree): FoundCommonJs {
	const found: FoundCommonJs = { exports: new Set(), requires: [], assignsModule: false };
	const visit = (node: SyntaxNode): void => {
		if (node.type === "AssignmentExpression") readExport(node, found);
		if (node.type === "CallExpression" && node.callee.type === "Identifier" && node.callee.name === "require") {
			const [argument] = node.arguments;
			if (argument?.type === "Literal" && typeof argument.value === "string") found.requires.push({ node, specifier: argument.value });
		}
		for (const child of childNodes(node)) visit(child);
	};
	for (const statement of tree.body) visit(statement);
	return found;
}

function readExport({ left, right }: SyntaxNode, found: FoundCommonJs): void {
	if (left.type !== "MemberExpression") return;
	const { object, property, computed } = left;
	const name = computed ? property.value : property.name;
	const isExports = object.type === "Identifier" && object.name === "exports";
	const isModuleExports = (node: SyntaxNode) =>
		node.type === "MemberExpression" && node.object.name === "module" && node.property.name === "exports";
	if (isModuleExports(left)) {
		found.assignsModule = true;
		if (right.type !== "ObjectExpression") return;
		for (const entry of right.properties) if (entry.type === "Property" && !entry.computed) found.exports.add(moduleName(entry.key));
	} else if ((isExports || isModuleExports(object)) && typeof name === "string") found.exports.add(name);
}

/** Hoists each literal `require()` as an import and puts what it stands for in its place. */
function importRequires(source: MagicString, requires: FoundCommonJs["requires"]): string[] {
	const specifiers = [...new Set(requires.map((found) => found.specifier))];
	for (const { node, specifier } of requires) {
		const unwrap = /^[./]/.test(specifier) ? "__requireSource" : "__requirePackage";
		source.overwrite(node.start, node.end, `${unwrap}(__require_${specifiers.indexOf(specifier)})`);
	}
	if (specifiers.length === 0) return [];
	return [...specifiers.map((specifier, index) => `import * as __require_${index} from ${JSON.stringify(specifier)};`), UNWRAP];
}

/**
 * What `require()` gives: the value that a CommonJS source file exported, which the code above marks as Node does, else the
 * namespace. A package whose namespace has nothing that its default has not is CommonJS.
 */
const UNWRAP = [
	'const __requireSource = (m) => ("module.exports" in m ? m["module.exports"] : m);',
	'const __requirePackage = (m) => "module.exports" in m || !("default" in m) || !Object.keys(m).every((k) => k === "default" || k in Object(m.default)) ? __requireSource(m) : m.default;',
].join(" ");

function exportStatements(names: ReadonlySet<string>, tree: SyntaxTree, page: boolean): string {
	const own = new Set(tree.body.flatMap(exportedNames));
	const valid = [...names].filter(
		(name) => /^[A-Za-z_$][\w$]*$/.test(name) && name !== "default" && name !== "__esModule" && !own.has(name),
	);
	const lines = valid.map((name, index) => `const __export_${index} = module.exports.${name};`);
	const list = valid.map((name, index) => `__export_${index} as ${name}`);
	list.push('__module_exports as "module.exports"');
	lines.push("const __module_exports = module.exports;", `export { ${list.join(", ")} };`);
	const isDefault = page ? "module.exports?.default" : "module.exports?.__esModule";
	if (!own.has("default")) lines.push(`export default (${isDefault} ? module.exports.default : module.exports);`);
	return `\n;${lines.join(" ")}\n`;
}

function exportedNames(statement: SyntaxNode): string[] {
	if (statement.type === "ExportDefaultDeclaration") return ["default"];
	if (statement.type !== "ExportNamedDeclaration") return [];
	if (statement.declaration?.id) return [statement.declaration.id.name];
	if (statement.declaration) return statement.declaration.declarations.map((declarator: SyntaxNode) => declarator.id.name);
	return statement.specifiers.map((specifier: SyntaxNode) => moduleName(specifier.exported));
}
