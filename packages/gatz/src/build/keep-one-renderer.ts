import type { Reporter } from "../plugin-api.js";
import { type Plugin, SITE_PLUGIN } from "../plugins/plugin.js";
import { readText } from "../system/files.js";
import { GatzError } from "../universal/errors.js";

/** `export const replaceRenderer`, `export async function replaceRenderer`, `exports.replaceRenderer`, `export { a as replaceRenderer }`. */
const EXPORTS_RENDERER =
	/\bexport\s+(?:const|let|var|(?:async\s+)?function)\s+replaceRenderer\b|\bexports\.replaceRenderer\s*=|\bexport\s*\{[^}]*\breplaceRenderer\b[^}]*\}/;

/**
 * Of several plugins with `replaceRenderer` the last keeps its gatsby-ssr; that of the others is left out as a whole. SPEC 5.4.7.
 * @throws GatzError REPLACE_RENDERER_TWICE when the site's own is not among them
 */
export async function keepOneRenderer(plugins: readonly Plugin[], reporter: Reporter): Promise<readonly Plugin[]> {
	const isRenderer = await Promise.all(
		plugins.map(async ({ ssrFile }) => ssrFile !== undefined && exportsRenderer(await readText(ssrFile))),
	);
	const renderers = plugins.filter((_, index) => isRenderer[index]);
	if (renderers.length < 2) return plugins;
	const names = renderers.map(({ name }) => name);
	if (!names.includes(SITE_PLUGIN)) throw new GatzError("REPLACE_RENDERER_TWICE", { plugins: names.join(", ") });
	const left = new Set(renderers.slice(0, -1));
	reporter.warn(
		`Several plugins have the hook replaceRenderer; the site's own is used, and gatsby-ssr is left out of: ${names.slice(0, -1).join(", ")}.`,
	);
	return plugins.map((plugin) => {
		if (!left.has(plugin)) return plugin;
		const { ssrFile: _, ...rest } = plugin;
		return rest;
	});
}

function exportsRenderer(source: string): boolean {
	return EXPORTS_RENDERER.test(source.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, ""));
}
