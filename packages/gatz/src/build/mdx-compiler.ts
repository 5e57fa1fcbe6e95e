import { createRequire } from "node:module";
import { join } from "node:path";
import { inspect } from "node:util";
import type { MdxCompiler } from "../bundle/mdx-files.js";
import type { Plugin } from "../plugins/plugin.js";
import type { HookArguments } from "../plugins/run-hook.js";
import { contentHash } from "../system/hash.js";

/** The parts of gatsby-plugin-mdx that its webpack loaders are made of. */
interface MdxModules {
	readonly enhanceMdxOptions: (options: object, helpers: object) => Promise<object>;
	readonly parseFrontmatter: (digest: string, text: string) => { readonly body: string };
	readonly compileMDX: (
		source: { readonly absolutePath: string; readonly source: string },
		options: object,
		cache: object,
		reporter: object,
	) => Promise<{ readonly processedMDX: string } | null>;
}

/**
 * Compiles MDX by the site's own gatsby-plugin-mdx, with its version of MDX and its options.
 * @returns undefined when the site has none
 */
export function createMdxCompiler(plugins: readonly Plugin[], createArguments: HookArguments): MdxCompiler | undefined {
	const plugin = plugins.find(({ name }) => name === "gatsby-plugin-mdx");
	if (!plugin) return undefined;
	const args = createArguments(plugin);
	return {
		key: contentHash(`${plugin.version} ${inspect(plugin.options, { depth: 6 })}`),
		extensions: (plugin.options.extensions as readonly string[] | undefined) ?? [".mdx"],
		async compile(file, text) {
			const { enhanceMdxOptions, parseFrontmatter, compileMDX } = loadModules(plugin);
			const { body } = parseFrontmatter(contentHash(text), text);
			// They hold what the last file has left: each gets its own.
			const options = await enhanceMdxOptions(plugin.options, args);
			const compiled = await compileMDX({ absolutePath: file, source: body }, options, args.cache, args.reporter);
			return compiled?.processedMDX ?? "export default () => null;";
		},
	};
}

/** Node.js keeps them: only the first time takes long. */
function loadModules({ directory }: Plugin): MdxModules {
	const require = createRequire(join(directory, "package.json"));
	return Object.assign({}, ...["plugin-options", "frontmatter", "compile-mdx"].map((name) => require(`./dist/${name}`)));
}
