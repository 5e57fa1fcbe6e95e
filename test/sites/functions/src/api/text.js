export default (req, res) => res.type("txt").send("plain");
