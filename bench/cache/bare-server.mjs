// The same bytes and as many headers as the other server sends, from a table in memory.
import { createServer } from "node:http";

const { ORIGIN, PATHS, PORT } = process.env;
const answers = new Map();
for (const path of JSON.parse(PATHS)) {
	const response = await fetch(ORIGIN + path, { headers: { "accept-encoding": "identity" } });
	const headers = Object.fromEntries([...response.headers].filter(([name]) => !/^(?:connection|date|keep-alive)$/.test(name)));
	answers.set(path, { headers, body: Buffer.from(await response.arrayBuffer()) });
}
const server = createServer((request, response) => {
	const { headers, body } = answers.get(request.url);
	response.writeHead(200, headers);
	response.end(body);
});
server.listen(Number(PORT), "127.0.0.1", () => console.log(`listening on http://127.0.0.1:${PORT}`));
