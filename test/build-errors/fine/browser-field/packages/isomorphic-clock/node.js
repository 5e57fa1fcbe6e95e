const { statSync } = require("fs");

exports.where = () => (statSync("/") ? "server" : "");
