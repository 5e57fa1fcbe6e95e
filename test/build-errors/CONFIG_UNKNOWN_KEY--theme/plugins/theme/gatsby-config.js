module.exports = { siteMetaData: {} };
