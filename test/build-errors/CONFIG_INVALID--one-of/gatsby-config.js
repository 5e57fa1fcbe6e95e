module.exports = { trailingSlash: "alway" };
