export const config = { bodyParser: { xml: {} } };
export default (req, res) => res.json(req.body);
