export default (req, res) => res.send("some-àè-french");
