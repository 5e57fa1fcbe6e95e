export const config = { bodyParser: { json: { type: "application/vnd.own" }, raw: { type: "*/*" } } };
export default (req, res) => res.json({ isBuffer: Buffer.isBuffer(req.body), body: req.body });
