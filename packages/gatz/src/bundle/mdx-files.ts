import { extname } from "node:path";
import type { Plugin } from "vite";
import { splitComponent } from "../pages/content-file.js";
import { readText } from "../system/files.js";
import { SERVER_EXPORTS } from "./page-exports.js";
import { stripExports } from "./strip-exports.js";

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

/** MDX files are modules whose default export is a component; a template that has content renders it as its child. */
export function mdxFiles(compiler: MdxCompiler): Plugin {
	return {
		name: "gatz:mdx-files",
		enforce: "pre",
		resolveId: (id) => (splitComponent(id).contentFile === undefined ? null : id),
		async load(id) {
			const { component, contentFile } = splitComponent(id);
			if (contentFile !== undefined) return { code: templateAround(component, contentFile), map: { mappings: "" }, moduleType: "js" };
			const file = id.replace(/[?#].*$/, "");
			if (!compiler.extensions.includes(extname(file)) || id.startsWith("\0")) return null;
			const code = await compiler.compile(file, await readText(file));
			const stripped = this.environment.name === "client" ? stripExports(`${file}.js`, code, SERVER_EXPORTS) : null;
			return { code: stripped?.code ?? code, map: { mappings: "" }, moduleType: "js" };
		},
	};
}

function templateAround(component: string, contentFile: string): string {
	const [template, content] = [JSON.stringify(component), JSON.stringify(contentFile)];
	return `import { createElement } from "react";
import * as template from ${template};
import Content from ${content};
export * from ${template};
export default function WithContent(props) { return createElement(template.default, props, createElement(Content, props)); }
`;
}
