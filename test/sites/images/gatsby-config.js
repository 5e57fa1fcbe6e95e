module.exports = {
	siteMetadata: { title: "Pictures" },
	plugins: [
		"gatsby-plugin-image",
		{
			resolve: "gatsby-plugin-sass",
			options: { additionalData: "$unit: 4px;", sassOptions: { includePaths: [`${__dirname}/src/styles/shared`], precision: 6 } },
		},
		{ resolve: "gatsby-plugin-sharp", options: { defaults: { quality: 60 } } },
		"gatsby-transformer-sharp",
		{ resolve: "gatsby-source-filesystem", options: { name: "images", path: `${__dirname}/src/images` } },
		{ resolve: "gatsby-source-filesystem", options: { name: "pages", path: `${__dirname}/src/pages` } },
		{ resolve: "gatsby-plugin-mdx", options: { gatsbyRemarkPlugins: [{ resolve: "gatsby-remark-images", options: { maxWidth: 120 } }] } },
		{ resolve: "gatsby-source-filesystem", options: { name: "posts", path: `${__dirname}/content` } },
		{
			resolve: "gatsby-transformer-remark",
			options: { plugins: [{ resolve: "gatsby-remark-images", options: { maxWidth: 120 } }] },
		},
	],
};
