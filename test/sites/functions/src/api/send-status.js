export default (req, res) => res.sendStatus(418);
