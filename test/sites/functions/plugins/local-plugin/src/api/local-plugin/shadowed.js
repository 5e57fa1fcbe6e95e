export default (req, res) => res.send("shadowed");
