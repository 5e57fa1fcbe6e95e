import type { GatsbyConfig } from "gatsby";

const config: GatsbyConfig = {
	siteMetadata: {
		title: "Compat Explorer",
		description: "Which browser supports what, and since when",
	},
	trailingSlash: "always",
	csp: true,
};

export default config;
