import { type Plugin, transformWithOxc } from "vite";
import { transformCommonJs } from "./commonjs-source.js";

export interface SourceSyntaxOptions {
	/** Whether a file is source of a site, theme or plugin; packages are left to the bundler. */
	isSource(file: string): boolean;
	/** Whether a file is a page component, whose named exports have to be known. */
	isPage(file: string): boolean;
	/** Modules run one by one, so `require()` has to become an import, and Refresh wants its calls. */
	readonly develop: boolean;
}

/** Source as Gatsby takes it: JSX in `.js`, CommonJS, and both kinds of modules in one file. */
export function sourceSyntax({ isSource, isPage, develop }: SourceSyntaxOptions): Plugin[] {
	return [
		{
			name: "gatz:commonjs",
			enforce: "pre",
			transform(code, id) {
				const file = id.replace(/[?#].*$/, "");
				if (!/\.([cm]?[jt]s|[jt]sx)$/.test(file) || !isSource(file)) return null;
				return transformCommonJs(file, code, { develop, page: isPage(file) });
			},
		},
		{
			name: "gatz:jsx-in-js",
			enforce: "pre",
			transform(code, id) {
				const file = id.replace(/[?#].*$/, "");
				if (!/\.[cm]?js$/.test(file) || !isSource(file) || !code.includes("<")) return null;
				const refresh = develop && this.environment.name === "client";
				return transformWithOxc(code, file, {
					lang: "jsx",
					jsx: { runtime: "automatic", development: develop, refresh },
					sourcemap: true,
				});
			},
		},
	];
}
