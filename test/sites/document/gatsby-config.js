module.exports = {
	plugins: [{ resolve: "gatsby-plugin-first", options: { color: "tomato" } }],
	csp: { "connect-src": "https://api.example", "frame-src": "'none'" },
};
