module.exports = { plugins: ["gatsby-source-animals"] };
