export default (req, res) => res.send("I-Am-Capitalized");
