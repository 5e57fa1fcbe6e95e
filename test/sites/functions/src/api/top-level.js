export default (req, res) => res.send("top level");
