module.exports = {
	siteMetadata: { title: "Dogs", description: "Of all breeds" },
	plugins: ["gatsby-plugin-breeds"],
};
