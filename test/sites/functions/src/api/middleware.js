import { createServer } from "node:http";

/** As the package `cors` does it. */
function cors(req, res, next) {
	res.setHeader("Access-Control-Allow-Origin", "*");
	res.append("Vary", "Origin").vary("Accept");
	if (req.method !== "OPTIONS") return next();
	res.statusCode = 204;
	res.setHeader("Content-Length", "0");
	res.end();
}

export default async function handler(req, res) {
	await new Promise((resolve, reject) => cors(req, res, (error) => (error ? reject(error) : resolve())));
	res.json({ isNode: typeof createServer === "function" });
}
