import type { Server, ServerResponse } from "node:http";
import type { Socket } from "node:net";

/** The connections of one server, so that it can end without cutting an answer. */
export interface Connections {
	readonly size: number;
	/** How many have been closed. */
	readonly closed: number;
	/** Answers that are not sent completely. */
	underWay(): ServerResponse[];
	/** The next so many answers say that their connections end with them: who had those comes anew, and may get to another process. */
	release(count: number): void;
	/** From now on each answer says that its connection ends with it. Connections are still taken. */
	announceEnd(): void;
	/**
	 * Ends the connections, each after its answer.
	 * @param idle ms that one without a request is given for another one: who is about to send it gets an answer instead of a closed door
	 * @param limit ms after which the rest is cut
	 * @returns whether every answer was sent
	 */
	end(times: { readonly idle: number; readonly limit: number }): Promise<boolean>;
}

/** What Node.js knows of a connection: the answer that is being sent on it. Its own `closeIdleConnections` reads it, too. */
type HttpSocket = Socket & { readonly _httpMessage?: ServerResponse | null };

/** ms that a connection which never sent anything is given: a browser opens some before it needs them. */
const UNUSED = 1000;
const SWEEP = 20;

/**
 * Watches the connections of a server from now on. It costs something for each connection and nothing for a request. Node's own
 * `close` would cut an answer that is written but not read yet, and waits for connections that were never used.
 */
export function watchConnections(server: Server): Connections {
	const sockets = new Set<HttpSocket>();
	let taken = 0;
	let isEnding = false;
	server.on("connection", (socket: HttpSocket) => {
		taken++;
		sockets.add(socket);
		socket.once("close", () => sockets.delete(socket));
	});

	const underWay = () => [...sockets].flatMap(({ _httpMessage: answer }) => (answer ? [answer] : []));
	const announceEnd = () => {
		if (isEnding) return;
		isEnding = true;
		for (const answer of underWay()) sayLast(answer);
		server.prependListener("request", (_, outgoing) => sayLast(outgoing));
	};
	/** @returns whether all are closed */
	const sweep = (elapsed: number, idle: number): boolean => {
		for (const socket of sockets) {
			if (socket._httpMessage) continue;
			if (elapsed >= (socket.bytesWritten > 0 ? idle : Math.max(idle, UNUSED))) socket.destroy();
		}
		return sockets.size === 0;
	};
	let unreleased = 0;
	const sayNext = (_: unknown, outgoing: ServerResponse) => {
		sayLast(outgoing);
		if (--unreleased <= 0) server.off("request", sayNext);
	};
	const release = (count: number) => {
		if (unreleased > 0) server.off("request", sayNext);
		unreleased = Math.min(count, sockets.size);
		if (unreleased > 0) server.prependListener("request", sayNext);
	};
	return {
		release,
		get size() {
			return sockets.size;
		},
		get closed() {
			return taken - sockets.size;
		},
		underWay,
		announceEnd,
		async end({ idle, limit }) {
			announceEnd();
			const begun = performance.now();
			for (;;) {
				const elapsed = performance.now() - begun;
				if (sweep(elapsed, idle)) return true;
				if (elapsed >= limit) break;
				await new Promise((resolve) => setTimeout(resolve, Math.min(SWEEP, limit - elapsed)));
			}
			const isDone = underWay().length === 0;
			for (const socket of sockets) socket.destroy();
			return isDone;
		},
	};
}

function sayLast(answer: ServerResponse): void {
	if (!answer.headersSent) answer.setHeader("connection", "close");
}
