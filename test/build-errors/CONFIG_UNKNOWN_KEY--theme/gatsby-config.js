module.exports = { plugins: ["theme"] };
