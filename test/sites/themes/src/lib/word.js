module.exports.word = "aliased";
