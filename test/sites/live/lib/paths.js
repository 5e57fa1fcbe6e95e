exports.prefix = "/posts/";
