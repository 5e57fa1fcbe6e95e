const fs = require("fs");

module.exports.readSecret = () => `SECRET-${typeof fs.readFileSync}`;
