module.exports = { plugins: ["gatsby-plugin-shop"] };
