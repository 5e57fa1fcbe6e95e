import MagicString from "magic-string";
import type { Plugin } from "vite";
import type { BundlerSettings } from "../plugins/bundler-settings.js";
import { freeNames } from "./free-names.js";
import { declaredNames, parseSource, type SyntaxNode } from "./syntax-tree.js";

/** ProvidePlugin: a module that uses a name which nothing declares gets an import of it. No plugin when no name is provided. */
export function providedNames(side: "client" | "ssr", provide: BundlerSettings["provide"]): Plugin[] {
	const names = Object.keys(provide);
	if (names.length === 0) return [];
	const mention = new RegExp(`(?<![\\w$.])(?:${names.map((name) => name.replace(/\$/g, "\\$")).join("|")})(?![\\w$])`);
	return [
		{
			name: `gatz:provided-names-${side}`,
			enforce: "pre",
			applyToEnvironment: (environment) => environment.name === side,
			transform(code, id) {
				if (!mention.test(code) || id.startsWith("\0") || !/\.([cm]?[jt]s|[jt]sx)(\?|$)/.test(id)) return;
				const tree = parseSource(id, code);
				if (!tree) return;
				const free = usedNames(tree.body);
				const wanted = names.filter((name) => free.has(name));
				if (wanted.length === 0) return;
				const source = new MagicString(code);
				const bind = tree.isModule ? importOf : requireOf;
				source.prepend(`${wanted.map((name) => bind(name, provide[name] ?? [])).join(" ")} `);
				return { code: source.toString(), map: source.generateMap({ source: id, includeContent: true, hires: "boundary" }) };
			},
		},
	];
}

/** Free in some statement, and declared by none. */
function usedNames(body: readonly SyntaxNode[]): Set<string> {
	const used = new Set(body.flatMap((statement) => [...freeNames(statement)]));
	for (const name of body.flatMap(declaredNames)) used.delete(name);
	return used;
}

function importOf(name: string, [module = "", member, ...rest]: readonly string[]): string {
	const from = JSON.stringify(module);
	if (member === undefined)
		return `import * as __ns_${name} from ${from}; const ${name} = "default" in __ns_${name} ? __ns_${name}.default : __ns_${name};`;
	if (rest.length === 0) return `import { ${member} as ${name} } from ${from};`;
	return `import { ${member} as __of_${name} } from ${from}; const ${name} = __of_${name}.${rest.join(".")};`;
}

function requireOf(name: string, [module, ...members]: readonly string[]): string {
	return `const ${name} = require(${JSON.stringify(module)})${members.map((member) => `[${JSON.stringify(member)}]`).join("")};`;
}
