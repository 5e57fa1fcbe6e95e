export default (req, res) => res.redirect("/api/top-level");
