module.exports = {
	siteMetadata: { title: "The site" },
	plugins: [{ resolve: "@acme/gatsby-theme-blog", options: { basePath: "/blog/" } }, "local"],
};
