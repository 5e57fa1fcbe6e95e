module.exports = { plugins: ["gatsby-source-shop"] };
