module.exports = {
	siteMetadata: { title: "Live" },
	plugins: [
		{ resolve: "gatsby-source-filesystem", options: { name: "content", path: `${__dirname}/content` } },
		"gatsby-transformer-remark",
		"gatsby-transformer-json",
		"ticker",
	],
	developMiddleware: (app) => app.use("/middleware", (request, response) => response.send(`${request.method} ${request.url}`)),
	proxy: { prefix: "/backend", url: process.env.BACKEND || "http://127.0.0.1:9" },
};
