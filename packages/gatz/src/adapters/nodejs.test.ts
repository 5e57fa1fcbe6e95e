import { EventEmitter, once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import type { HandlerResponse, RequestHandler } from "../server/exchange.js";
import { listen, type RunningServer } from "./nodejs.js";
import { serve } from "./serve.js";

const servers: RunningServer[] = [];
const errors: unknown[] = [];
const logger = { error: (error: unknown) => errors.push(error), warn() {} };

async function start(handler: RequestHandler): Promise<RunningServer> {
	const server = await listen({ handler, logger, host: "127.0.0.1", port: 0 });
	servers.push(server);
	return server;
}

const answer = (body: HandlerResponse["body"], status = 200): HandlerResponse => ({ status, headers: { "x-a": "1" }, body });

/** Sends bytes as they are, and reads until the other side closes. */
async function raw(port: number, text: string): Promise<string> {
	const socket = connect(port, "127.0.0.1");
	let received = "";
	socket.on("data", (chunk) => {
		received += chunk;
	});
	socket.write(text);
	await once(socket, "close");
	return received;
}

afterEach(async () => {
	errors.length = 0;
	await Promise.all(servers.splice(0).map((server) => server.close(0)));
});

describe("createNodeListener", () => {
	it("sends text, bytes and nothing with their length", async () => {
		const bodies: Record<string, HandlerResponse["body"]> = { "/text": "é", "/bytes": new Uint8Array(3), "/none": null };
		const { url } = await start((request) => answer(bodies[request.url] as string));
		for (const [path, length] of Object.entries({ "/text": "2", "/bytes": "3", "/none": "0" })) {
			const response = await fetch(url + path);
			expect([response.headers.get("content-length"), (await response.arrayBuffer()).byteLength]).toEqual([length, Number(length)]);
		}
	});

	it("keeps the length and drops the body of HEAD", async () => {
		const { url } = await start(() => answer("hello"));
		const response = await fetch(url, { method: "HEAD" });
		expect([response.headers.get("content-length"), await response.text()]).toEqual(["5", ""]);
	});

	it("sends streams, and parts of files", async () => {
		const directory = await mkdtemp(join(tmpdir(), "gatz-"));
		const path = join(directory, "large.txt");
		await writeFile(path, "0123456789".repeat(100_000));
		const file = { file: path, size: 1_000_000, etag: '"x"', immutable: false, contentType: "text/plain" };
		const { url } = await start((request) => {
			if (request.url === "/stream") return answer(new Blob(["streamed"]).stream());
			return answer(request.url === "/part" ? { file, start: 5, end: 14 } : { file });
		});
		expect(await (await fetch(`${url}/stream`)).text()).toBe("streamed");
		expect(await (await fetch(`${url}/part`)).text()).toBe("5678901234");
		expect(await (await fetch(`${url}/file`)).text()).toHaveLength(1_000_000);
		await rm(directory, { recursive: true });
	});

	it("answers 500 when a handler fails, and logs why", async () => {
		const failures: RequestHandler[] = [
			() => Promise.reject(new Error("secret")),
			() => {
				throw undefined;
			},
			() => ({ status: 200, headers: { "x-a": "line\nbreak", "cache-control": "public" }, body: "page" }),
			() => answer({ file: { file: "/nowhere", size: 1, etag: "", immutable: false, contentType: "" } }),
		];
		const { url } = await start((request) => (failures[Number(request.url.slice(1))] as RequestHandler)(request));
		for (const index of failures.keys()) {
			const response = await fetch(`${url}/${index}`);
			expect([response.status, response.headers.get("cache-control")]).toEqual([500, "private, no-store"]);
			expect(await response.text()).toBe("Internal Server Error");
		}
		expect(errors).toHaveLength(failures.length);
	});

	it("aborts the signal when the client goes, and not when the answer was sent", async () => {
		const events = new EventEmitter();
		const aborted = once(events, "aborted");
		let finished: AbortSignal | undefined;
		const { url } = await start((request) => {
			const signal = request.signal();
			expect(request.signal()).toBe(signal);
			if (request.url === "/ends") {
				finished = signal;
				return answer("done");
			}
			signal.addEventListener("abort", () => events.emit("aborted"));
			return new Promise(() => {});
		});
		const controller = new AbortController();
		const asked = fetch(`${url}/hangs`, { signal: controller.signal }).catch(() => {});
		setTimeout(() => controller.abort(), 50);
		await Promise.all([aborted, asked]);
		await (await fetch(`${url}/ends`)).text();
		expect(finished?.aborted).toBe(false);
	});

	it("gives the body and the origin", async () => {
		const { url } = await start(async (request) => answer(`${request.origin()} ${await new Response(request.body()).text()}`));
		expect(await (await fetch(url, { method: "POST", body: "hello" })).text()).toBe(`${url} hello`);
	});

	it("stays alive through what is no HTTP, or too much of it", async () => {
		const { url, port } = await start(() => answer("ok"));
		expect(await raw(port, "nonsense\r\n\r\n")).toMatch(/^HTTP\/1\.1 400/);
		expect(await raw(port, `GET /?${"a".repeat(20_000)} HTTP/1.1\r\nhost: a\r\n\r\n`)).toMatch(/^HTTP\/1\.1 431/);
		expect(await raw(port, "POST / HTTP/1.1\r\nhost: a\r\ncontent-length: x\r\n\r\n")).toMatch(/^HTTP\/1\.1 400/);
		expect(await (await fetch(url)).text()).toBe("ok");
	});
});

describe("listen", () => {
	it("says that the port is in use", async () => {
		const { port } = await start(() => answer("ok"));
		const second = listen({ handler: () => answer("ok"), logger, host: "127.0.0.1", port });
		await expect(second).rejects.toMatchObject({ code: "GATZ_PORT_IN_USE", message: expect.stringContaining(String(port)) });
	});

	it("lets requests under way end when it closes", async () => {
		const events = new EventEmitter();
		const started = once(events, "started");
		const server = await start(() => {
			events.emit("started");
			return once(events, "release").then(() => answer("late"));
		});
		const asked = fetch(server.url);
		await started;
		const closed = server.close();
		events.emit("release");
		expect(await (await asked).text()).toBe("late");
		await closed;
		await expect(fetch(server.url)).rejects.toThrow();
	});
});

describe("serve", () => {
	it("listens for stray rejections while it runs only", async () => {
		const before = process.listenerCount("unhandledRejection");
		const settings = { pathPrefix: "", assetPrefix: "", trailingSlash: "always", headers: [] } as const;
		const artifact = { settings } as unknown as Parameters<typeof serve>[0]["artifact"];
		const server = await serve({ artifact, logger, host: "127.0.0.1", port: 0 });
		expect(process.listenerCount("unhandledRejection")).toBe(before + 1);
		await server.close();
		expect(process.listenerCount("unhandledRejection")).toBe(before);
	});
});
