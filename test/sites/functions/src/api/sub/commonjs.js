module.exports = (req, res) => res.send("CommonJS");
