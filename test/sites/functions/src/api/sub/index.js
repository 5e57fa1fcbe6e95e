export default (req, res) => res.send("index of sub");
