module.exports = { plugins: ["other"] };
