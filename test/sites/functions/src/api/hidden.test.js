export default (req, res) => res.send("test");
