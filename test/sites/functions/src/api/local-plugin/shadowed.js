export default (req, res) => res.send("of the site");
