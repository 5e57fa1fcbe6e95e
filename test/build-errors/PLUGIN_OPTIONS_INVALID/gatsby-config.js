module.exports = { plugins: [{ resolve: "gatsby-source-animals", options: { depth: "deep" } }] };
