import type { EnvironmentModuleNode, ViteDevServer } from "vite";
import { BROWSER_ENTRY } from "../bundle/virtual-entries.js";
import type { DocumentAssets } from "../universal/renderer.js";

const STYLE = /\.(css|scss|sass|less|styl|stylus|pcss|postcss)(\?|$)/;

/**
 * What a document needs in develop: the dev server's client and Refresh, the browser's entry, and the styles of the page and of
 * gatsby-browser in Vite's own style tags, which its client adopts, so that nothing flashes.
 * @param roots absolute paths of the modules whose styles apply
 * @param pluginFolders absolute paths of the plugins: of packages, only theirs have styles that the site's pages import
 */
export async function createDevAssets(
	vite: ViteDevServer,
	roots: readonly string[],
	pluginFolders: readonly string[],
): Promise<DocumentAssets> {
	const shell = await vite.transformIndexHtml("/", "<html><head></head><body></body></html>");
	const [, vitesHead = ""] = /<head>([\s\S]*)<\/head>/.exec(shell) ?? [];
	// The entry does not wait for the end of a document that streams, and needs these before it.
	const head = vitesHead.replaceAll('<script type="module"', '<script type="module" async');
	const styles = await collectStyles(vite, roots, pluginFolders);
	const tags = styles.map(
		({ id, css }) => `<style type="text/css" data-vite-dev-id="${id}">${css.replaceAll("</style", "<\\/style")}</style>`,
	);
	return {
		bundleHash: "develop",
		scripts: [{ src: `/@id/${BROWSER_ENTRY}`, module: true }],
		preloads: [],
		templatePreloads: {},
		stylesheet: null,
		headHtml: head + tags.join(""),
	};
}

/** The styles that modules import, directly or not, in import order. */
async function collectStyles(
	vite: ViteDevServer,
	roots: readonly string[],
	pluginFolders: readonly string[],
): Promise<{ id: string; css: string }[]> {
	const { client } = vite.environments;
	const found = new Map<string, string>();
	const seen = new Set<EnvironmentModuleNode>();
	const visit = async (url: string): Promise<void> => {
		const node = await client.moduleGraph.ensureEntryFromUrl(url);
		if (seen.has(node)) return;
		seen.add(node);
		if (STYLE.test(url)) {
			const direct = await client.transformRequest(`${url}${url.includes("?") ? "&" : "?"}direct`);
			if (direct && node.id) found.set(node.id, direct.code);
			return;
		}
		if (isOfPackage(node.file ?? url, pluginFolders)) return;
		await client.transformRequest(url);
		for (const imported of node.importedModules) await visit(imported.url);
	};
	for (const root of roots) await visit(root).catch(() => {});
	return [...found].map(([id, css]) => ({ id, css }));
}

function isOfPackage(file: string, pluginFolders: readonly string[]): boolean {
	const plugin = pluginFolders.find((folder) => file.startsWith(`${folder}/`));
	return file.includes("/node_modules/", plugin?.length);
}
