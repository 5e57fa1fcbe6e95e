module.exports = { siteMetadata: { title: "Dogs" }, server: { cacheTags: true } };
