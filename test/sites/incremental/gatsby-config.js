module.exports = {
	siteMetadata: { title: "Animals", footer: "Made by hand" },
	plugins: [{ resolve: "marks", options: { mark: "!" } }],
};
