import { IncomingMessage, ServerResponse } from "node:http";

export default function handler(req, res) {
	res.writeHead(201, "Made", { "X-Own": ["a", "b"], "Content-Type": "text/plain", "Transfer-Encoding": "chunked" });
	res.write(`${req instanceof IncomingMessage} ${res instanceof ServerResponse} `);
	res.end(String(res.headersSent));
}
