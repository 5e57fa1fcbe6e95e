import { setImmediate } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { Overload, PageWork } from "./page-work.js";

const LIMITS = { queueDelay: 0.02, concurrency: 1000 };

function create(limits = LIMITS) {
	const refused: number[] = [];
	return { work: new PageWork(limits, (waiting) => refused.push(waiting)), refused };
}

function burn(milliseconds: number): void {
	for (const end = performance.now() + milliseconds; performance.now() < end; );
}

/** Enters until it is refused. @returns how many had to wait */
async function flood(work: PageWork, most = 5000): Promise<{ turns: Promise<void>[]; wasRefused: boolean }> {
	const turns: Promise<void>[] = [];
	try {
		for (let count = 0; count < most; count++) {
			const turn = work.enter("page");
			if (turn) turns.push(turn.then(() => burn(1)));
		}
	} catch (error) {
		expect(error).toBeInstanceOf(Overload);
		return { turns, wasRefused: true };
	}
	return { turns, wasRefused: false };
}

describe("PageWork", () => {
	it("lets go on at once whoever comes while there is time", async () => {
		const { work } = create();
		for (const _ of [1, 2, 3]) {
			expect([work.enter("page"), work.enter("page"), work.resume()]).toEqual([undefined, undefined, undefined]);
			await setImmediate();
		}
	});

	it("lets the others wait, in their order, after those whose data is there", async () => {
		const { work } = create();
		work.enter("page");
		burn(20);
		const order: string[] = [];
		const entered = ["a", "b"].map((name) => work.enter("page")?.then(() => order.push(name)));
		const resumed = work.resume()?.then(() => order.push("resumed"));
		await Promise.all([...entered, resumed]);
		expect(order).toEqual(["resumed", "a", "b"]);
	});

	it("goes on reading between two slices while requests come", async () => {
		const { work } = create({ ...LIMITS, queueDelay: 10 });
		work.enter("page");
		burn(20);
		let turns = 0;
		let started = false;
		void work.enter("page")?.then(() => {
			started = true;
		});
		for (; !started; turns++) {
			await setImmediate();
			work.enter("page");
		}
		expect(turns).toBeGreaterThan(1);
	});

	it("refuses what would have to wait too long, and takes on again when that is done", async () => {
		const { work, refused } = create();
		work.enter("page");
		burn(20);
		const first = await flood(work);
		expect(first.wasRefused).toBe(true);
		expect(refused).toEqual([first.turns.length]);
		await Promise.all(first.turns);
		await setImmediate();
		await setImmediate();
		expect(work.enter("page")).toBeUndefined();
	});

	it("bounds each template's requests that are under way, and no other's", () => {
		const { work } = create({ ...LIMITS, concurrency: 2 });
		work.enter("hangs");
		work.enter("hangs");
		expect(() => work.enter("hangs")).toThrow(Overload);
		expect(work.enter("other")).toBeUndefined();
		work.leave("hangs");
		expect(work.enter("hangs")).toBeUndefined();
	});
});
