require("fs");

exports.where = () => "browser";
