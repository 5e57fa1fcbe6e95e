import { IncomingMessage, ServerResponse } from "node:http";

/** As Express does it: other prototypes for both. */
const requests = Object.create(IncomingMessage.prototype, { isExpress: { value: true } });
const responses = Object.create(ServerResponse.prototype, {
	sendIt: {
		value(text) {
			this.setHeader("Content-Type", "text/plain");
			this.end(text);
		},
	},
});

export const config = { bodyParser: { text: { type: "none/none" } } };
export default async function app(req, res) {
	Object.setPrototypeOf(req, requests);
	Object.setPrototypeOf(res, responses);
	let body = "";
	for await (const chunk of req) body += chunk;
	res.sendIt(`${req.isExpress} ${req.method} ${body}`);
}
