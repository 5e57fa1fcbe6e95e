module.exports = {
	siteMetadata: {
		title: "A blog",
		description: "Written in Markdown",
		siteUrl: "https://blog.example",
		social: { mastodon: "@gatz" },
	},
	plugins: [
		{ resolve: "gatsby-source-filesystem", options: { name: "blog", path: `${__dirname}/content/posts` } },
		{ resolve: "gatsby-source-filesystem", options: { name: "data", path: `${__dirname}/content/data` } },
		{ resolve: "gatsby-transformer-remark", options: { plugins: ["gatsby-remark-prismjs"] } },
		"gatsby-transformer-json",
		"gatsby-transformer-yaml",
		"gatsby-plugin-sitemap",
		{
			resolve: "gatsby-plugin-feed",
			options: {
				query: "{ site { siteMetadata { title description siteUrl site_url: siteUrl } } }",
				feeds: [
					{
						serialize: ({ query: { site, allMarkdownRemark } }) =>
							allMarkdownRemark.nodes.map(({ excerpt, html, fields, frontmatter }) => ({
								...frontmatter,
								description: excerpt,
								url: site.siteMetadata.siteUrl + fields.slug,
								guid: site.siteMetadata.siteUrl + fields.slug,
								custom_elements: [{ "content:encoded": html }],
							})),
						query: `{
							allMarkdownRemark(sort: { frontmatter: { date: DESC } }, filter: { frontmatter: { draft: { ne: true } } }) {
								nodes { excerpt html fields { slug } frontmatter { title date } }
							}
						}`,
						output: "/rss.xml",
						title: "The feed of the blog",
					},
				],
			},
		},
	],
};
