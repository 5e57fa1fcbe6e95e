module.exports = { plugins: ["gatsby-plugin-not-there"] };
