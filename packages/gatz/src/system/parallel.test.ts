import { setTimeout as sleep } from "node:timers/promises";
import { expect, it } from "vitest";
import { mapParallel } from "./parallel.js";

it("keeps the order of the items and runs no more at a time than it may", async () => {
	let running = 0;
	let most = 0;
	const results = await mapParallel([5, 1, 3, 0], 2, async (delay) => {
		most = Math.max(most, ++running);
		await sleep(delay);
		running--;
		return delay * 2;
	});
	expect(results).toEqual([10, 2, 6, 0]);
	expect(most).toBe(2);
});

it("begins nothing after a failure, and throws when all that had begun has ended", async () => {
	const begun: number[] = [];
	const ended: number[] = [];
	const task = async (item: number): Promise<void> => {
		begun.push(item);
		await sleep(item === 1 ? 1 : 10);
		if (item === 1) throw new Error("one");
		ended.push(item);
	};
	await expect(mapParallel([0, 1, 2, 3], 2, task)).rejects.toThrow("one");
	expect(begun).toEqual([0, 1]);
	expect(ended).toEqual([0]);
});
