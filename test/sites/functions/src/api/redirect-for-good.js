export default (req, res) => res.redirect(301, "/über?a=b#ü");
