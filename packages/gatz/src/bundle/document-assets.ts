import type { Rolldown } from "vite";
import type { DocumentAssets } from "../universal/renderer.js";
import { templateOfProxy } from "./virtual-entries.js";

/** A stylesheet up to this many bytes is inlined in each document, as Gatsby inlines all; a larger one is linked and cached. */
const INLINE_CSS_LIMIT = 20_000;

/** What documents need to know of the browser's bundle. */
export function documentAssets({ output }: Rolldown.RolldownOutput, bundleHash: string, base: string): DocumentAssets {
	const chunks = new Map(output.filter((file) => file.type === "chunk").map((chunk) => [chunk.fileName, chunk]));
	const entry = [...chunks.values()].find((chunk) => chunk.isEntry);
	const preloads = entry ? staticImports(entry, chunks) : [];
	const loaded = new Set([entry?.fileName, ...preloads]);
	const templatePreloads: Record<string, string[]> = {};
	for (const chunk of chunks.values()) {
		const template = templateOfProxy(chunk.facadeModuleId);
		if (template === null) continue;
		const files = [chunk.fileName, ...staticImports(chunk, chunks)].filter((file) => !loaded.has(file));
		templatePreloads[template] = files.map((file) => base + file);
	}
	return {
		bundleHash,
		scripts: entry ? [{ src: base + entry.fileName, module: true }] : [],
		preloads: preloads.map((file) => base + file),
		templatePreloads: Object.fromEntries(Object.entries(templatePreloads).sort(([a], [b]) => (a < b ? -1 : 1))),
		stylesheet: stylesheet(output, base),
	};
}

function staticImports(chunk: Rolldown.OutputChunk, chunks: ReadonlyMap<string, Rolldown.OutputChunk>): string[] {
	const found = new Set<string>();
	const visit = (current: Rolldown.OutputChunk): void => {
		for (const file of current.imports) {
			const next = chunks.get(file);
			if (!next || found.has(file)) continue;
			found.add(file);
			visit(next);
		}
	};
	visit(chunk);
	return [...found].sort();
}

function stylesheet(output: Rolldown.RolldownOutput["output"], base: string): DocumentAssets["stylesheet"] {
	const file = output.filter((candidate) => candidate.type === "asset").find(({ fileName }) => fileName.endsWith(".css"));
	if (!file) return null;
	const text = typeof file.source === "string" ? file.source : new TextDecoder().decode(file.source);
	const css = text.replace(/\s*\/\*\$vite\$:\d+\*\/\s*$/, ""); // a mark of the bundler's for itself
	const href = base + file.fileName;
	return css.length <= INLINE_CSS_LIMIT ? { href, css } : { href };
}
