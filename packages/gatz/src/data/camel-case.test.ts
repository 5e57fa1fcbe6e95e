import { expect, it } from "vitest";
import { camelCase } from "./camel-case.js";

it.each([
	["MarkdownRemark", "markdownRemark"],
	["all MarkdownRemark", "allMarkdownRemark"],
	["all S3Object", "allS3Object"],
	["NPMPackage", "npmPackage"],
	["all WP__Page_v2", "allWpPageV2"],
	["HTML5Page1st", "html5Page1st"],
	["child SitePage", "childSitePage"],
	["@acme/gatsby-plugin-mdx", "acmeGatsbyPluginMdx"],
	["__", ""],
])("camelCase of %s is Gatsby's %s", (text, expected) => {
	expect(camelCase(text)).toBe(expected);
});
