module.exports = { plugins: ["gatsby-plugin-empty"] };
