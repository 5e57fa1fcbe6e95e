import { expect, it } from "vitest";
import { createConnectionQueue, type Taker } from "./connection-queue.js";

function createTaker(connections = 0, share = 1): Taker<string> & { readonly given: string[] } {
	const given: string[] = [];
	return { given, connections, share, give: (connection) => given.push(connection) };
}

it("keeps connections until a worker is there, and gives one at a time", () => {
	const queue = createConnectionQueue<string>();
	const taker = createTaker();
	queue.add("a");
	queue.add("b");
	queue.join(taker);
	expect([taker.given, queue.waiting]).toEqual([["a"], 1]);
	expect(queue.taken(taker)).toBe("a");
	expect([taker.given, taker.connections, queue.waiting]).toEqual([["a", "b"], 2, 0]);
});

it("prefers the free worker that has the fewest connections", () => {
	const queue = createConnectionQueue<string>();
	const [loaded, idle] = [createTaker(5), createTaker(0)];
	queue.join(loaded);
	queue.join(idle);
	queue.add("a");
	queue.add("b");
	expect([idle.given, loaded.given]).toEqual([["a"], ["b"]]);
});

it("prefers the one that has the fewest for its share, and one that has none", () => {
	const queue = createConnectionQueue<string>();
	const [warm, cold] = [createTaker(5), createTaker(0, 0.1)];
	queue.join(warm);
	queue.join(cold);
	queue.add("a");
	queue.taken(cold);
	for (const name of ["b", "c"]) queue.add(name);
	expect([warm.given, cold.given]).toEqual([["b"], ["a", "c"]]);
});

it("gives what a dead worker did not take to another one, and leaves a living one what it has", () => {
	const queue = createConnectionQueue<string>();
	const [dead, leaving, other] = [createTaker(0), createTaker(1), createTaker(9)];
	for (const taker of [dead, leaving, other]) queue.join(taker);
	queue.add("a");
	queue.add("b");
	queue.leave(leaving, true);
	queue.leave(dead, false);
	expect(other.given).toEqual(["a"]);
	expect(queue.taken(leaving)).toBe("b");
	queue.taken(other);
	queue.add("c");
	expect([other.given, leaving.given]).toEqual([["a", "c"], ["b"]]);
});
