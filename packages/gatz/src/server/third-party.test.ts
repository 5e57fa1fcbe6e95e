import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { HandlerRequest } from "./exchange.js";
import { withThirdPartyProxy } from "./third-party.js";

let upstream: Server;
let origin: string;
beforeAll(async () => {
	upstream = createServer((_, response) => response.setHeader("content-type", "text/javascript").end("tag()"));
	await new Promise<void>((resolve) => upstream.listen(0, "127.0.0.1", resolve));
	origin = `http://127.0.0.1:${(upstream.address() as AddressInfo).port}`;
});
afterAll(() => {
	upstream.close();
});

async function ask(target: string, method = "GET") {
	const site = async () => ({ status: 200, headers: {}, body: "the site" });
	const request = { method, url: target, headers: {}, signal: () => new AbortController().signal } as unknown as HandlerRequest;
	const { status, body } = await withThirdPartyProxy(site, [`${origin}/tag.js?id=1`, "http://127.0.0.1:1/"], "/blog")(request);
	return [status, typeof body === "string" ? body : new TextDecoder().decode(body as Uint8Array)];
}

const proxied = (url: string) => `/blog/__third-party-proxy?url=${encodeURIComponent(url)}`;

it("hands out the listed addresses and no others (SPEC 5.13.8)", async () => {
	expect(await ask(proxied(`${origin}/tag.js?id=1`))).toEqual([200, "tag()"]);
	expect(await ask(proxied(`${origin}/tag.js?id=2`))).toEqual([404, "Not Found"]);
	expect(await ask("/blog/__third-party-proxy?")).toEqual([404, "Not Found"]);
	expect(await ask(proxied(`${origin}/tag.js?id=1`), "POST")).toEqual([405, "Method Not Allowed"]);
	expect(await ask(proxied("http://127.0.0.1:1/"))).toEqual([502, "Bad Gateway"]);
	expect(await ask("/blog/about/")).toEqual([200, "the site"]);
});
