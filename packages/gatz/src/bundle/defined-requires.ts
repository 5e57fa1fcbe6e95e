import type { Plugin } from "vite";

const CALL = /\brequire\(\s*([A-Za-z_$][\w$]*)\s*\)/g;

/** `require(NAME)` of a defined name whose value is a text: which module that is has to be known before anything resolves it. */
export function definedRequires(side: "client" | "ssr", define: Readonly<Record<string, string>>): Plugin[] {
	const texts = new Map(Object.entries(define).filter(([name, code]) => !name.includes(".") && /^"(?:[^"\\]|\\.)*"$/.test(code)));
	if (texts.size === 0) return [];
	return [
		{
			name: `gatz:defined-requires-${side}`,
			enforce: "pre",
			applyToEnvironment: (environment) => environment.name === side,
			transform(code) {
				if (!code.includes("require(")) return;
				const changed = code.replace(CALL, (call: string, name: string) => (texts.has(name) ? `require(${texts.get(name)})` : call));
				return changed === code ? undefined : { code: changed, map: null };
			},
		},
	];
}
