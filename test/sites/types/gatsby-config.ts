import type { GatsbyConfig, IPluginRefObject, PluginRef } from "gatsby";

const filesystem: IPluginRefObject = { resolve: "gatsby-source-filesystem", options: { name: "pages", path: "./src/pages/" } };
const more: PluginRef[] = ["gatsby-plugin-sitemap", filesystem];

const config: GatsbyConfig = {
	siteMetadata: {
		title: "My Gatsby Site",
		siteUrl: "https://www.yourdomain.tld",
	},
	graphqlTypegen: { typesOutputPath: "gatsby-types.d.ts", documentSearchPaths: ["./gatsby-node.ts"] },
	trailingSlash: "never",
	proxy: { prefix: "/api", url: "http://localhost:5000" },
	partytownProxiedURLs: ["https://www.googletagmanager.com/gtag/js?id=G-1"],
	headers: [{ source: "/*", headers: [{ key: "x-my-header", value: "Hello" }] }],
	server: { workers: "2-8", deadline: 5, cacheSize: 128, opsHost: "0.0.0.0" },
	developMiddleware: (app) => {
		app.use("/proxy", () => {});
	},
	plugins: [
		"gatsby-plugin-image",
		{ resolve: "gatsby-plugin-manifest", options: { icon: "src/images/icon.png" } },
		...more,
	],
};

export default config;

// @ts-expect-error: one of three words
export const wrong: GatsbyConfig = { trailingSlash: "sometimes" };
