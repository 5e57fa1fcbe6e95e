module.exports = { siteMetadata: { title: "Blocked", author: "Nick" } };
