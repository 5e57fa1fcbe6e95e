module.exports = { siteMetadata: { title: "Requests" } };
