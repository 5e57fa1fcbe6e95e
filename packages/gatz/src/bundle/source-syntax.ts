import { type Plugin, transformWithOxc } from "vite";
import { transformCommonJs } from "./commonjs-source.js";

export interface SourceSyntaxOptions {
	/** Whether a file is source of a site, theme or plugin; packages are left to the bundler. */
	isSource(file: string): boolean;
	/** Whether a file is a page component, whose named exports have to be known. */
	isPage(file: string): boolean;
	/** Modules run one by one, so `require()` has to become an import, and Refresh wants its calls. */
	readonly develop: boolean;
	/** Where the functions that JSX becomes come from; React's when absent. */
	readonly jsxImportSource?: string;
}

/** `@jsx jsx` in a comment: the file itself says what JSX becomes, as Gatsby's default runtime lets it. */
const PRAGMA = /@jsx\s+[\w.]+/;

/** Source as Gatsby takes it: JSX in `.js`, CommonJS, and both kinds of modules in one file. */
export function sourceSyntax({ isSource, isPage, develop, jsxImportSource }: SourceSyntaxOptions): Plugin[] {
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
			name: "gatz:jsx",
			enforce: "pre",
			transform(code, id) {
				const file = id.replace(/[?#].*$/, "");
				const classic = PRAGMA.test(code) && !/@jsxRuntime\s+automatic/.test(code);
				const isPlain = classic ? /\.(?:[cm]?js|[jt]sx)$/.test(file) : /\.[cm]?js$/.test(file);
				if (!isPlain || !isSource(file) || !code.includes("<")) return null;
				const refresh = develop && this.environment.name === "client";
				const source = jsxImportSource === undefined ? {} : { importSource: jsxImportSource };
				return transformWithOxc(code, file, {
					lang: file.endsWith(".tsx") ? "tsx" : "jsx",
					jsx: { refresh, ...(classic ? { runtime: "classic" } : { runtime: "automatic", development: develop, ...source }) },
					sourcemap: true,
				});
			},
		},
	];
}
