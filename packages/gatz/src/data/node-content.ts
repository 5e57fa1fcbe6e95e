import type { Node } from "../plugin-api.js";
import { loadMainModule } from "../plugins/main-module.js";
import type { Plugin } from "../plugins/plugin.js";
import { resolvePlugin } from "../plugins/resolve-plugin.js";
import { GatzError } from "../universal/errors.js";

/**
 * Makes the reader of nodes' contents: what stands in `internal.content`, else what the `loadNodeContent` of the plugin that owns the
 * node gives.
 * @param directory absolute path of the site
 */
export function createContentLoader(plugins: readonly Plugin[], directory: string): (node: Node) => Promise<string> {
	const loaders = new Map<string, Promise<(node: Node) => Promise<string>>>();
	return async (node) => {
		const { content, owner } = node.internal;
		if (typeof content === "string") return content;
		let loader = loaders.get(owner);
		if (!loader) {
			loader = findLoader(owner);
			loaders.set(owner, loader);
		}
		return (await loader)(node);
	};

	async function findLoader(owner: string): Promise<(node: Node) => Promise<string>> {
		const plugin = plugins.find(({ name }) => name === owner) ?? { directory: await resolvePlugin(owner, directory) };
		const module = await loadMainModule(plugin, directory);
		const { loadNodeContent } = (module ?? {}) as { loadNodeContent?: (node: Node) => Promise<string> };
		if (loadNodeContent) return loadNodeContent;
		throw new GatzError("NODE_CONTENT_MISSING", { plugin: owner }, { place: { plugin: owner } });
	}
}
