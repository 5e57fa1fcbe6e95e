import type { HotPayload, NormalizedHotChannel, NormalizedHotChannelClient } from "vite";
import { expect, it } from "vitest";
import { QUERY_UPDATE } from "../universal/query-update.js";
import { createChangeLog } from "./change-log.js";

function createLog() {
	const sent: HotPayload[] = [];
	const channel = { send: (payload: HotPayload) => sent.push(payload) } as unknown as NormalizedHotChannel;
	const log = createChangeLog(channel);
	/** What a page is told that was rendered after so many changes. */
	const told = (count: number): HotPayload[] => {
		const heard: HotPayload[] = [];
		log.tell({ send: (payload: HotPayload) => heard.push(payload) } as NormalizedHotChannelClient, count);
		return heard;
	};
	return { log, told, sent, send: channel.send as (...message: unknown[]) => void };
}

it("tells a page of the changes that it has missed, and of nothing else", () => {
	const { log, told, sent, send } = createLog();
	send({ type: "update", updates: [] });
	send("gatz:problems", {});
	send(QUERY_UPDATE, { results: {} });
	const update = { type: "custom", event: QUERY_UPDATE, data: { results: {} } };
	expect(sent).toEqual([{ type: "update", updates: [] }, { type: "custom", event: "gatz:problems", data: {} }, update]);
	expect(log.count).toBe(2);
	expect([told(0), told(1), told(2)]).toEqual([[{ type: "update", updates: [] }, update], [update], []]);
});

it("has a page loaded again that has missed too much, or is of a server that was there before", () => {
	const { told, send } = createLog();
	expect(told(5)).toEqual([{ type: "full-reload" }]);
	for (let number = 0; number < 101; number++) send({ type: "update", updates: [] });
	expect([told(0), told(1).length]).toEqual([[{ type: "full-reload" }], 100]);
});
