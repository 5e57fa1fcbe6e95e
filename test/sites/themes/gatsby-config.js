const path = require("node:path");

/** Makes the colour "plugged" the one that the test looks for. */
const colours = () => ({
	postcssPlugin: "colours",
	Declaration(declaration) {
		if (declaration.value === "plugged") declaration.value = "rgb(3, 3, 3)";
	},
});
colours.postcss = true;

module.exports = {
	jsxImportSource: "own-jsx",
	siteMetadata: { title: "The site" },
	plugins: [
		{ resolve: "@acme/gatsby-theme-blog", options: { basePath: "/blog/" } },
		"local",
		{ resolve: "gatsby-plugin-alias-imports", options: { alias: { "@lib": "src/lib", "@absolute": path.join(__dirname, "src/lib") } } },
		{ resolve: "gatsby-plugin-root-import", options: { found: path.join(__dirname, "src/found") } },
		"gatsby-plugin-layout",
		{ resolve: "gatsby-plugin-postcss", options: { postCssPlugins: [colours()] } },
		{ resolve: "gatsby-plugin-robots-txt", options: { host: "https://site.example", policy: [{ userAgent: "*", allow: "/" }] } },
		"gatsby-plugin-typescript",
	],
};
