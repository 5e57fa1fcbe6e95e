import { expect, it } from "vitest";
import { NO_REQUESTS } from "../universal/server-stats.js";
import { createClusterStats } from "./cluster-stats.js";
import type { ProcessStats } from "./process-stats.js";

function statsOf(refused: number, message: string): ProcessStats {
	const vitals = { pid: 1, started: 0, memory: 50, utilisation: 0, lag: 0 };
	return { requests: { ...NO_REQUESTS, active: 3, refused }, slowest: [], errors: [{ time: refused, message }], vitals };
}

it("keeps what workers have counted and noted that are gone, but not what they had under way", async () => {
	const cluster = createClusterStats(10);
	cluster.received(1, statsOf(5, "first"));
	cluster.received(2, statsOf(7, "second"));
	cluster.ended({ time: 1, id: 1, how: "by SIGKILL", isLoss: true });
	cluster.ended({ time: 2, id: 2, how: "with exit code 0", isLoss: false });
	const { latest, gone, ended, restarts } = await cluster.collect([
		{ id: 3, ask: () => cluster.received(3, statsOf(1, "third")) },
		{ id: 4, ask: () => {} },
	]);
	expect([...latest.keys()]).toEqual([3]);
	expect(gone.requests).toMatchObject({ active: 0, refused: 12 });
	expect(gone.errors.map(({ message }) => message)).toEqual(["second", "first"]);
	expect([ended.map(({ id }) => id), restarts]).toEqual([[2, 1], 1]);
});
