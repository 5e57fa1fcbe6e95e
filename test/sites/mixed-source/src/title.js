module.exports = "Mixed source";
