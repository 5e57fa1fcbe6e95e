export default (req, res) => res.send("some-אודות");
