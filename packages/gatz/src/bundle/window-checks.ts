import MagicString from "magic-string";
import type { Plugin } from "vite";
import { childNodes, parseSource, type SyntaxNode } from "./syntax-tree.js";

const CHECK = /typeof\s+(?:window|document)\b/;

/** Makes `typeof window` and `typeof document` constants, so that the branch for the other side is dropped with all it imports. */
export function windowChecks(): Plugin {
	return {
		name: "gatz:window-checks",
		apply: "build",
		transform(code, id) {
			if (!CHECK.test(code) || !/\.([cm]?[jt]s|[jt]sx)(\?|$)/.test(id)) return;
			const tree = parseSource(id, code);
			if (!tree) return;
			const value = this.environment.name === "client" ? '"object"' : '"undefined"';
			const source = new MagicString(code);
			const visit = (node: SyntaxNode): void => {
				if (node.type === "UnaryExpression" && node.operator === "typeof" && /^(window|document)$/.test(node.argument.name ?? "")) {
					source.overwrite(node.start, node.end, value);
				}
				for (const child of childNodes(node)) visit(child);
			};
			for (const statement of tree.body) visit(statement);
			return source.hasChanged() ? { code: source.toString(), map: source.generateMap({ hires: "boundary" }) } : undefined;
		},
	};
}
