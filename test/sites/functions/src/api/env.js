export default (req, res) => res.json([process.env.GATSBY_SHOWN, process.env.OWN]);
