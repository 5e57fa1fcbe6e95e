/** What the framework makes of a plugin that was written for webpack, Babel or a service. */
export interface KnownPlugin {
	/**
	 * `plugin`: it is accepted and not loaded, its package need not be there; `bundler`: its hooks for webpack and Babel are not run;
	 * `compiler`: what it does to sources is the framework's work; `nothing`: all of it runs.
	 */
	readonly without: "plugin" | "bundler" | "compiler" | "nothing";
	/** It knows nothing of the server in develop, where Gatsby renders nothing: there it is told that this stage is bundled. */
	readonly serverStage?: "build-html";
	/** What is missing and what to do, told once; absent when nothing is missing. */
	readonly notice?: string;
}

const builtIn: KnownPlugin = { without: "plugin" };
const accepted = (notice: string): KnownPlugin => ({ without: "plugin", notice });
const withoutBundler = (notice?: string): KnownPlugin => ({ without: "bundler", ...(notice !== undefined && { notice }) });

const SVG = "is not run: an imported SVG is a URL. Use it in <img>, or write its JSX into a component.";
const NOT_NEEDED = "is not needed and does nothing: the framework does its work. Remove it from gatsby-config.";

/** By name. USERS D; SPEC 3.1.2. */
const KNOWN: ReadonlyMap<string, KnownPlugin> = new Map([
	["gatsby-plugin-page-creator", builtIn],
	["gatsby-plugin-typescript", accepted(NOT_NEEDED)],
	["gatsby-plugin-eslint", accepted("is not run: run ESLint as a command of its own.")],
	["gatsby-plugin-gatsby-cloud", accepted("does nothing: Gatsby Cloud is closed. Remove it from gatsby-config.")],
	["gatsby-plugin-fastify", accepted("is not run: `gatsby serve` is a production server already. Remove it from gatsby-config.")],
	["gatsby-plugin-preact", accepted("is not run: React renders the site. Remove it, or set resolve.alias in onCreateWebpackConfig.")],
	["gatsby-plugin-webpack-bundle-analyser-v2", accepted("is not run: each script in public/ has its source map, which analysers read.")],
	["gatsby-plugin-webpack-statoscope", accepted("is not run: each script in public/ has its source map, which analysers read.")],
	["gatsby-plugin-offline", accepted("is not run: this version writes no service worker. Remove it from gatsby-config.")],
	[
		"gatsby-plugin-netlify",
		accepted("is not run: put _headers and _redirects into static/, or use headers of gatsby-config and createRedirect."),
	],
	["gatsby-plugin-decap-cms", accepted("is not run: put the admin page into static/admin/, with the script that its documentation names.")],
	[
		"gatsby-plugin-netlify-cms",
		accepted("is not run: put the admin page into static/admin/, with the script that its documentation names."),
	],
	["gatsby-plugin-react-svg", accepted(SVG)],
	["gatsby-plugin-svgr", accepted(SVG)],
	["gatsby-plugin-svgr-svgo", accepted(SVG)],
	["gatsby-plugin-vanilla-extract", accepted("is not run: *.css.ts files are not compiled by this version. Use CSS modules.")],
	["gatsby-plugin-purgecss", accepted("is not run: no CSS is taken out. Import less of it, or use a tool that writes only what is used.")],
	["gatsby-plugin-postcss", withoutBundler()],
	["gatsby-plugin-sass", withoutBundler()],
	["gatsby-plugin-less", withoutBundler()],
	["gatsby-plugin-stylus", withoutBundler()],
	["gatsby-plugin-emotion", withoutBundler()],
	["gatsby-plugin-mdx", withoutBundler()],
	["gatsby-plugin-image", { without: "compiler", serverStage: "build-html" }],
	[
		"gatsby-plugin-csp",
		{ without: "nothing", notice: "writes its policy at build: it can't know what a page says that is rendered on request." },
	],
	["@sentry/gatsby", withoutBundler("uploads no source maps: upload those in public/ with Sentry's own command after the build.")],
]);

/** @returns undefined for a plugin that is loaded and run like any other */
export function knownPlugin(name: string): KnownPlugin | undefined {
	return KNOWN.get(name);
}
