const title = require("./src/title");

module.exports = { siteMetadata: { title }, plugins: [] };
