export default function handler(req, res) {
	const { method, url, originalUrl, path, query, params, cookies, body, protocol, hostname } = req;
	const files = req.files?.map(({ fieldname, originalname, mimetype, buffer }) => [fieldname, originalname, mimetype, String(buffer)]);
	res.json({ method, url, originalUrl, path, query, params, cookies, body, files, protocol, hostname, agent: req.get("User-Agent") });
}
