export default (req, res) => res.status(Number(req.query.code)).json({ code: req.query.code });
