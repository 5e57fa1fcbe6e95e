module.exports = ({ basePath }) => ({ siteMetadata: { blog: basePath }, plugins: ["gatsby-theme-base"] });
