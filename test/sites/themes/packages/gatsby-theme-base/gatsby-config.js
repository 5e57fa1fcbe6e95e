module.exports = { siteMetadata: { title: "The base", description: "from the base" } };
