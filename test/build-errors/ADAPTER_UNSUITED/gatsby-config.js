module.exports = { adapter: require("gatsby/adapter-workers")() };
