module.exports = {
	plugins: [{ resolve: "gatsby-plugin-page-creator", options: { path: `${__dirname}/content/pages` } }],
};
