export const config = { bodyParser: { urlencoded: { limit: "50mb" } } };
export default (req, res) => res.json({ length: Buffer.isBuffer(req.body) || typeof req.body === "string" ? req.body.length : Object.values(req.body)[0]?.length });
