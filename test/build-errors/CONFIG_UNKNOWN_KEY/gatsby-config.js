module.exports = { trailingSlahs: "never" };
