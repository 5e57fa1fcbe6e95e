import { expect, test } from "vitest";
import { createChangeQueue } from "./change-queue.js";

test("many changes cost one run; one that comes while it runs costs another, also when it fails", async () => {
	let runs = 0;
	const errors: unknown[] = [];
	let finish: () => void = () => {};
	const begun = () => expect.poll(() => runs);
	const task = async () => {
		runs++;
		await new Promise<void>((resolve) => {
			finish = resolve;
		});
		if (runs === 1) throw new Error("first");
	};
	const queue = createChangeQueue(task, (error) => errors.push(error));
	for (let change = 0; change < 10; change++) queue.add();
	await begun().toBe(1);
	queue.add();
	queue.add();
	finish();
	await begun().toBe(2);
	expect(errors).toEqual([new Error("first")]);
	const over = queue.close();
	queue.add();
	finish();
	await over;
	expect(runs).toBe(2);
});
