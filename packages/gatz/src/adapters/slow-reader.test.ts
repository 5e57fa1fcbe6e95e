import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { afterEach, expect, it } from "vitest";
import { cutWhenUnread } from "./slow-reader.js";

const LARGE = Buffer.alloc(32 * 1024 * 1024);
const server = createServer();

afterEach(() => new Promise<unknown>((resolve) => server.close(resolve)));

/** Asks, reads nothing, and gives the server's side of it. */
async function ask(): Promise<{ outgoing: ServerResponse; leave(): void }> {
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	const asked = once(server, "request");
	const socket = connect((server.address() as AddressInfo).port, "127.0.0.1").pause();
	socket.write("GET / HTTP/1.1\r\nhost: a\r\n\r\n");
	return { outgoing: (await asked)[1], leave: () => socket.destroy() };
}

it("cuts an answer that nobody reads", async () => {
	const { outgoing, leave } = await ask();
	outgoing.end(LARGE);
	cutWhenUnread(outgoing, 50);
	await once(outgoing, "close");
	expect(outgoing.destroyed).toBe(true);
	leave();
});

it("waits for a source that is slow itself", async () => {
	const { outgoing, leave } = await ask();
	outgoing.write("first");
	cutWhenUnread(outgoing, 20);
	await once(outgoing.socket as NonNullable<typeof outgoing.socket>, "timeout");
	outgoing.end("last");
	await once(outgoing, "finish");
	leave();
});
