import type { Plugin } from "vite";
import { readText, whenThere } from "../system/files.js";
import { parseSource } from "./syntax-tree.js";

const VALUE = "\0gatz:value/";

/** Modules that are nothing but a value: `{}` where a module is to be empty, a member of the global object where a page's script has it. */
export interface ValueModules {
	readonly plugin: Plugin;
	/** @returns the id of the module whose value some code has */
	idOf(code: string, importer: string | undefined): Promise<string>;
}

/** The value of an empty module. */
export const EMPTY = "{}";

/**
 * @param bundled whether a bundler links the modules: then the value is a CommonJS module's, and any name can be imported of it. A browser that links
 * them itself has to be told the names.
 */
export function createValueModules(bundled: boolean): ValueModules {
	return {
		async idOf(code, importer) {
			const names = bundled || importer === undefined ? [] : await importedNames(importer);
			return `${VALUE}${encodeURIComponent(JSON.stringify({ code, names }))}`;
		},
		plugin: {
			name: "gatz:value-modules",
			load(id) {
				if (!id.startsWith(VALUE)) return null;
				const { code, names } = JSON.parse(decodeURIComponent(id.slice(VALUE.length))) as { code: string; names: string[] };
				if (bundled) return { code: `module.exports = ${code};`, moduleSideEffects: false };
				const members = names.map((name, index) => `const v${index} = value?.${name};\nexport { v${index} as ${name} };`);
				return `const value = ${code};\nexport default value;\n${members.join("\n")}`;
			},
		},
	};
}

/** All names that a module imports of whatever other modules. */
async function importedNames(importer: string): Promise<string[]> {
	const file = importer.replace(/[?#].*$/, "");
	const tree = parseSource(file, (await whenThere(readText(file))) ?? "");
	const names = (tree?.body ?? []).flatMap(({ type, specifiers = [] }) => {
		if (type === "ImportDeclaration") return specifiers.map((one: { imported?: { name?: string } }) => one.imported?.name);
		return type === "ExportNamedDeclaration" ? specifiers.map((one: { local?: { name?: string } }) => one.local?.name) : [];
	});
	return [...new Set(names.filter((name): name is string => typeof name === "string" && name !== "default"))].sort();
}
