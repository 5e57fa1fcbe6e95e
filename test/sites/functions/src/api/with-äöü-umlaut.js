export default (req, res) => res.send("with-äöü-umlaut");
