import type { HotPayload, NormalizedHotChannel, NormalizedHotChannelClient } from "vite";
import { QUERY_UPDATE } from "../universal/query-update.js";

/** The changes that open pages were told of. */
export interface ChangeLog {
	/** How many there were so far. */
	readonly count: number;
	/** Tells a page of those that came after the first `count`: what it knows already does nothing. */
	tell(page: NormalizedHotChannelClient, count: number): void;
}

/** How many are kept. A page that missed more is loaded again. */
const KEPT = 100;

/** Keeps what is sent to open pages: one that is still loading hears nothing, or has no module yet that the change concerns. */
export function createChangeLog(channel: NormalizedHotChannel): ChangeLog {
	const kept: HotPayload[] = [];
	let count = 0;
	const send = channel.send.bind(channel);
	channel.send = (...message: [HotPayload] | [event: string, data?: unknown]) => {
		const [first, data] = message;
		const payload: HotPayload = typeof first === "string" ? { type: "custom", event: first, data } : first;
		if (isChange(payload)) {
			count++;
			kept.push(payload);
			if (kept.length > KEPT) kept.shift();
		}
		send(payload);
	};
	return {
		get count() {
			return count;
		},
		tell(page, known) {
			const missed = count - known;
			// Less than none: it was rendered before the server began anew.
			if (missed < 0 || missed > kept.length) page.send({ type: "full-reload" });
			else for (const payload of kept.slice(kept.length - missed)) page.send(payload);
		},
	};
}

function isChange(payload: HotPayload): boolean {
	return payload.type === "update" || payload.type === "full-reload" || (payload.type === "custom" && payload.event === QUERY_UPDATE);
}
