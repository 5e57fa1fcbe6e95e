import type { GatsbyConfig } from "gatsby";

const config: GatsbyConfig = { siteMetadata: { title: "Package" }, plugins: ["gatsby-plugin-of-a-stranger"] };

export default config;
