import { relative } from "node:path";
import type { Plugin } from "vite";
import { childNodes, parseSource, type SyntaxNode } from "./syntax-tree.js";

/** Keys of `process.env` that are known in the browser besides `GATSBY_*`. */
const BUILT_IN_KEYS = new Set(["NODE_ENV", "PUBLIC_DIR", "BUILD_STAGE"]);

/** A variable that browser code reads and does not get. */
export interface EnvironmentRead {
	readonly key: string;
	/** Relative to the site. */
	readonly file: string;
}

/**
 * Notes which environment variables the site's browser code reads although the browser does not get them, so that the build can
 * name each one. Gatsby inlined every key of `.env.*`, secrets included. SPEC 6.8.2, 8.7.
 * @param onReads called once per bundle with what stayed in it, sorted
 */
export function environmentReads(siteDirectory: string, onReads: (reads: EnvironmentRead[]) => void): Plugin {
	const readsOf = new Map<string, Set<string>>();
	return {
		name: "gatz:environment-reads",
		enforce: "pre",
		applyToEnvironment: (environment) => environment.name === "client",
		transform(code, id) {
			if (!code.includes("process.env") || id.includes("/node_modules/") || !id.startsWith(siteDirectory)) return;
			const keys = environmentKeys(id, code);
			if (keys.size > 0) readsOf.set(id, keys);
		},
		generateBundle(_options, bundle) {
			const reads: EnvironmentRead[] = [];
			for (const output of Object.values(bundle)) {
				if (output.type !== "chunk") continue;
				for (const [id, { renderedLength }] of Object.entries(output.modules)) {
					if (renderedLength === 0) continue;
					for (const key of readsOf.get(id) ?? []) reads.push({ key, file: relative(siteDirectory, id) });
				}
			}
			onReads(reads.sort((a, b) => (`${a.key}\0${a.file}` < `${b.key}\0${b.file}` ? -1 : 1)));
		},
	};
}

function environmentKeys(file: string, code: string): Set<string> {
	const keys = new Set<string>();
	const note = (key: string | undefined) => {
		if (key && !key.startsWith("GATSBY_") && !BUILT_IN_KEYS.has(key)) keys.add(key);
	};
	const visit = (node: SyntaxNode): void => {
		if (node.type === "MemberExpression" && isProcessEnv(node.object)) note(node.computed ? node.property.value : node.property.name);
		if (node.type === "VariableDeclarator" && node.id.type === "ObjectPattern" && node.init && isProcessEnv(node.init)) {
			for (const property of node.id.properties) note(property.key?.name);
		}
		for (const child of childNodes(node)) visit(child);
	};
	for (const statement of parseSource(file, code)?.body ?? []) visit(statement);
	return keys;
}

function isProcessEnv(node: SyntaxNode): boolean {
	return node.type === "MemberExpression" && node.object.name === "process" && node.property.name === "env";
}
