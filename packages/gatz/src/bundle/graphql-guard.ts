import { relative } from "node:path";
import type { Plugin } from "vite";
import { GatzError } from "../universal/errors.js";
import { childNodes, parseSource, type SyntaxNode } from "./syntax-tree.js";

/** Fails the build at the first GraphQL query of the site's own files: there is no data layer yet, and a page without its data is no page. */
export function graphqlGuard(siteDirectory: string): Plugin {
	return {
		name: "gatz:graphql-guard",
		enforce: "pre",
		applyToEnvironment: (environment) => environment.name === "ssr",
		transform(code, id) {
			if (!/\bgraphql\s*`/.test(code) || !id.startsWith(siteDirectory) || id.includes("/node_modules/")) return;
			const query = parseSource(id, code)?.body.map(findQuery).find(Boolean);
			if (!query) return;
			const file = relative(siteDirectory, id);
			throw new GatzError("GRAPHQL_NOT_YET", { file }, { place: { file, line: code.slice(0, query.start).split("\n").length } });
		},
	};
}

function findQuery(node: SyntaxNode): SyntaxNode | undefined {
	if (node.type === "TaggedTemplateExpression" && node.tag.name === "graphql") return node;
	for (const child of childNodes(node)) {
		const found = findQuery(child);
		if (found) return found;
	}
	return undefined;
}
