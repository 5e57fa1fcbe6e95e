module.exports = { plugins: ["gatsby-plugin-broken"] };
