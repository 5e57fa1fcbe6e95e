import { expect, test } from "vitest";
import { createPrefetchQueue } from "./prefetch-queue.js";

const settled = () => new Promise((settle) => setTimeout(settle));

test("9.13.4 runs four at a time, and one that fails holds up nobody: SPEC 8.43", async () => {
	const queue = createPrefetchQueue((callback) => callback());
	const ends: ((error?: Error) => void)[] = [];
	for (let index = 0; index < 6; index++) {
		queue.add(() => new Promise<void>((resolve, reject) => ends.push((error) => (error ? reject(error) : resolve()))));
	}
	expect(ends).toHaveLength(4);
	ends[0]?.(new Error("no network"));
	await settled();
	expect(ends).toHaveLength(5);
	ends[1]?.();
	await settled();
	expect(ends).toHaveLength(6);
});

test("work that has not started can be taken out", async () => {
	const idle: (() => void)[] = [];
	const queue = createPrefetchQueue((callback) => idle.push(callback));
	let runs = 0;
	const [dropFirst, dropSecond] = [1, 2].map(() =>
		queue.add(async () => {
			runs += 1;
		}),
	) as [() => boolean, () => boolean];
	expect(dropFirst()).toBe(true);
	for (const callback of idle) callback();
	await settled();
	expect(runs).toBe(1);
	expect(dropSecond()).toBe(false);
});
