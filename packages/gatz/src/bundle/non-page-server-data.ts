import { relative } from "node:path";
import type { Plugin } from "vite";
import { GatzError } from "../universal/errors.js";
import { moduleName, parseSource, type SyntaxNode } from "./syntax-tree.js";

const NAME = "getServerData";

/**
 * Fails the build when a file of the site exports getServerData, is no page, and nothing takes the export from it: it would never
 * run. Gatsby ignores it without a word. SPEC 0.4.6.
 */
export function nonPageServerData(siteDirectory: string, isPage: (file: string) => boolean): Plugin {
	const exporters = new Map<string, number>();
	const taken = new Set<string>();
	return {
		name: "gatz:non-page-server-data",
		enforce: "pre",
		applyToEnvironment: (environment) => environment.name === "ssr",
		async transform(code, id) {
			if (!code.includes(NAME) && !code.includes("export *")) return;
			if (!id.startsWith(siteDirectory) || id.includes("/node_modules/")) return;
			const tree = parseSource(id, code);
			for (const statement of tree?.body ?? []) {
				const line = code.slice(0, statement.start).split("\n").length;
				if (!isPage(id) && exportsName(statement)) exporters.set(id, line);
				if (takesName(statement)) {
					const target = await this.resolve(statement.source.value, id);
					if (target) taken.add(target.id);
				}
			}
		},
		generateBundle() {
			const [first] = [...exporters].filter(([id]) => !taken.has(id)).sort();
			if (!first) return;
			const file = relative(siteDirectory, first[0]);
			throw new GatzError("SERVER_DATA_NOT_A_PAGE", { file: `${file}:${first[1]}` }, { place: { file, line: first[1] } });
		},
	};
}

function exportsName(statement: SyntaxNode): boolean {
	if (statement.type !== "ExportNamedDeclaration") return false;
	const { declaration } = statement;
	if (declaration?.id) return declaration.id.name === NAME;
	if (declaration) return declaration.declarations?.some((declarator: SyntaxNode) => declarator.id.name === NAME) ?? false;
	return statement.specifiers.some((specifier: SyntaxNode) => moduleName(specifier.exported) === NAME);
}

function takesName(statement: SyntaxNode): boolean {
	if (!statement.source) return false;
	if (statement.type === "ExportAllDeclaration") return true;
	return statement.specifiers?.some((specifier: SyntaxNode) => {
		const name = specifier.imported ?? specifier.local;
		return specifier.type === "ImportNamespaceSpecifier" || moduleName(name) === NAME;
	});
}
