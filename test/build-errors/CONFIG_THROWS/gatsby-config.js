const token = process.env.NO_SUCH_TOKEN;

module.exports = { siteMetadata: { token: token.trim() } };
