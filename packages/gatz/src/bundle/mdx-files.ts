import { extname } from "node:path";
import type { Plugin } from "vite";
import { readText } from "../system/files.js";

/** Compiles MDX as the site's gatsby-plugin-mdx does. */
export interface MdxCompiler {
	/** Of all that the result depends on besides the file. */
	readonly key: string;
	/** With their dots. */
	readonly extensions: readonly string[];
	/**
	 * @param file absolute path
	 * @returns JavaScript whose default export is a component
	 */
	compile(file: string, text: string): Promise<string>;
}

/** MDX files are modules whose default export is a component. */
export function mdxFiles(compiler: MdxCompiler): Plugin {
	return {
		name: "gatz:mdx-files",
		enforce: "pre",
		async load(id) {
			const file = id.replace(/[?#].*$/, "");
			if (!compiler.extensions.includes(extname(file)) || id.startsWith("\0")) return null;
			return { code: await compiler.compile(file, await readText(file)), map: { mappings: "" }, moduleType: "js" };
		},
	};
}
