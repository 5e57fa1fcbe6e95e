module.exports = { plugins: ["gatsby-plugin-naer"] };
