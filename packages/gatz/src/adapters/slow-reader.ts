import type { ServerResponse } from "node:http";

/** Milliseconds in which a client has to take something of an answer that waits for it. */
export const READ_TIMEOUT = 30_000;

/**
 * Cuts the connection when a client takes nothing of an answer for too long, so that nobody can make the server hold many of them.
 * A source that is slow itself is none of the client's doing, and is waited for. Call it once the head is written.
 */
export function cutWhenUnread(outgoing: ServerResponse, milliseconds: number): void {
	outgoing.setTimeout(milliseconds, () => {
		if (outgoing.writableLength > 0) outgoing.destroy();
	});
}
