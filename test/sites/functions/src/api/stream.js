import { once } from "node:events";

const state = { closed: 0 };

/** Writes a line, and the next one when it is asked to go on; `?count` tells how many visitors have left. */
export default async function handler(req, res) {
	if (req.query.count !== undefined) return res.json(state);
	res.on("close", () => {
		if (!res.writableFinished) state.closed++;
	});
	res.writeHead(200, { "content-type": "text/event-stream" });
	res.write("data: first\n\n");
	if (req.query.hang !== undefined) return;
	if (req.query.fail === "early") throw new Error("before anything was sent");
	await new Promise(setImmediate);
	if (req.query.fail === "late") throw new Error("in the middle");
	const chunk = Buffer.alloc(64 * 1024, "x");
	for (let index = 0; index < 32; index++) if (!res.write(chunk)) await once(res, "drain");
	res.end("data: last\n\n");
}
