import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildSite, type RunningSite, startSite } from "../support/command.js";
import { get, heading } from "../support/get.js";
import { createTemporarySite, type TemporarySite } from "../support/temporary-site.js";

let site: TemporarySite;
beforeAll(async () => {
	site = await createTemporarySite("faults");
	await buildSite(site.directory);
});
afterAll(() => site.delete());

describe.each(["serve", "develop"] as const)("%s goes on after", (command) => {
	let server: RunningSite;
	beforeAll(async () => {
		server = await startSite(site.directory, command);
	});
	afterAll(async () => {
		expect(await server.end("SIGTERM")).toBe(0);
	});
	const expectAlive = async () => expect(heading((await get(`${server.url}/`)).text)).toBe("Alive");

	test.each([
		["reject", "a promise nobody awaits"],
		["reject-undefined", "undefined"],
		["throw", "thrown in a timer"],
		["throw-text", "a text thrown late"],
	])("code of a page that fails after its answer: %s (SPEC 1.9.10)", async (how, logged) => {
		expect(heading((await get(`${server.url}/late/?how=${how}`)).text)).toBe("Answered");
		await server.says(logged);
		await expectAlive();
	});

	test.each([
		["a body that ends too early", post("content-length: 100\r\n", "short"), null],
		["a body that is not read", post("content-length: 5\r\n", "short", "?read=no"), "200"],
		["a chunk with a bad length", post("transfer-encoding: chunked\r\n", "zz\r\nnothing\r\n0\r\n\r\n"), "400"],
		["chunks that end too early", post("transfer-encoding: chunked\r\n", "5\r\nab"), null],
		["two lengths", post("content-length: 5\r\ncontent-length: 6\r\n", "short"), "400"],
		["a length and chunks", post("content-length: 5\r\ntransfer-encoding: chunked\r\n", "5\r\nshort\r\n0\r\n\r\n"), "400"],
		["a length that is no number", post("content-length: many\r\n", "short"), "400"],
		["no HTTP at all", "\x16\x03\x01\x02\x00\x01\x00garbage\r\n\r\n", "400"],
		["an unknown method", "FETCH / HTTP/1.1\r\nhost: localhost\r\n\r\n", "400"],
		["no host", "GET / HTTP/1.1\r\n\r\n", "400"],
		["a header without a name", "GET / HTTP/1.1\r\nhost: localhost\r\n: value\r\n\r\n", "400"],
		["a header with a line break in it", "GET / HTTP/1.1\r\nhost: localhost\r\nx: a\rb\r\n\r\n", "400"],
		["oversized headers", `GET / HTTP/1.1\r\nhost: localhost\r\nx: ${"a".repeat(20_000)}\r\n\r\n`, "431"],
		["many oversized cookies", `GET / HTTP/1.1\r\nhost: localhost\r\n${`cookie: ${"a".repeat(1000)}\r\n`.repeat(30)}\r\n`, "431"],
		["an oversized query", `GET /?${"a".repeat(20_000)} HTTP/1.1\r\nhost: localhost\r\n\r\n`, "431"],
		["a long query", `GET /late/?${"a=b&".repeat(3000)} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n`, "200"],
		["a malformed escape", "GET /%zz/ HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n", "400"],
	])("%s", async (_, sent, status) => {
		const answer = await exchange(server.port, sent, { half: status === null });
		if (status === null) expect(answer).not.toMatch(/^HTTP\/1.1 200/);
		else expect(answer.slice(0, 12)).toBe(`HTTP/1.1 ${status}`);
		await expectAlive();
	});

	test("clients that go in the middle of everything", async () => {
		const targets = ["/", "/late/", "/body/", "/page-data/index/page-data.json"];
		await Promise.all(targets.map((target) => abandon(server.port, `GET ${target} HTTP/1.1\r\nhost: localhost\r\n\r\n`)));
		await abandon(server.port, post("content-length: 100000\r\n", "short"));
		await expectAlive();
	});
});

function post(headers: string, body: string, search = ""): string {
	return `POST /body/${search} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n${headers}\r\n${body}`;
}

/** Sends bytes, and with `half` the end of all that is sent; gives what comes back until the server closes the connection. */
function exchange(port: number, bytes: string, { half }: { half: boolean }): Promise<string> {
	return new Promise((resolve) => {
		let answer = "";
		const socket = connect({ port, host: "127.0.0.1", allowHalfOpen: true }, () => {
			socket.write(bytes, "latin1");
			if (half) socket.end();
		});
		socket.on("data", (chunk) => (answer += chunk.toString("latin1")));
		socket.on("end", () => socket.destroy());
		socket.on("error", () => {});
		socket.on("close", () => resolve(answer));
	});
}

/** Sends bytes and tears the connection. */
function abandon(port: number, bytes: string): Promise<void> {
	return new Promise((resolve) => {
		const socket = connect(port, "127.0.0.1", () => socket.write(bytes, () => socket.resetAndDestroy()));
		socket.on("error", () => {});
		socket.on("close", () => resolve());
	});
}
