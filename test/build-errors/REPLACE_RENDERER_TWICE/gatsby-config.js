module.exports = { plugins: ["gatsby-plugin-one", "gatsby-plugin-two"] };
