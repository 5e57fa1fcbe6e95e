// What React and node:http can do with the same components: no router, no head, no data inlined.
import { createServer } from "node:http";
import { renderToString } from "react-dom/server";
import { Hello, Item, Spiral, Table } from "./site/src/components/pages";
import { makeRows } from "./site/src/components/rows";

const HEAD = '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"/><title>x</title></head><body><div id="root">';
const TAIL = "</div></body></html>";

const PAGES = {
	"/ssr/hello/": () => <Hello now={Date.now()} />,
	"/ssr/table/": () => <Table rows={makeRows(500)} />,
	"/ssr/spiral/": () => <Spiral />,
};

async function elementFor(url) {
	await null;
	const page = PAGES[url];
	if (page) return page();
	const { pathname, searchParams } = new URL(url, "http://localhost");
	const item = /^\/ssr\/item\/([^/]+)\/$/.exec(pathname);
	return item && <Item id={decodeURIComponent(item[1])} q={searchParams.get("q") ?? ""} />;
}

const server = createServer(async (request, response) => {
	if (request.url === "/data") {
		await null;
		return send(response, 200, "application/json; charset=utf-8", JSON.stringify({ rows: makeRows(500) }));
	}
	const element = await elementFor(request.url);
	if (!element) return send(response, 404, "text/plain", "not found");
	send(response, 200, "text/html; charset=utf-8", HEAD + renderToString(element) + TAIL);
});

function send(response, status, type, body) {
	response.writeHead(status, { "content-type": type, "content-length": Buffer.byteLength(body) });
	response.end(body);
}

server.listen(Number(process.env.PORT), "127.0.0.1", () => console.log(`listening on http://127.0.0.1:${process.env.PORT}`));
