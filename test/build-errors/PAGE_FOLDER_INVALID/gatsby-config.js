module.exports = { plugins: ["gatsby-plugin-page-creator"] };
