import { expect, it } from "vitest";
import { ByteLru } from "./byte-lru.js";

it("drops what was not used for longest when the bytes are too many", () => {
	const lru = new ByteLru<string>(10);
	lru.set("a", "A", 4);
	lru.set("b", "B", 4);
	expect(lru.get("a")).toBe("A");
	lru.set("c", "C", 4);
	expect([lru.get("a"), lru.get("b"), lru.get("c")]).toEqual(["A", undefined, "C"]);
	expect(lru.bytes).toBe(8);
});

it("counts a value that is set again once, and keeps none that is over the limit alone", () => {
	const lru = new ByteLru<string>(10);
	lru.set("a", "A", 4);
	lru.set("a", "AA", 6);
	expect([lru.get("a"), lru.bytes]).toEqual(["AA", 6]);
	lru.set("a", "too large", 11);
	expect([lru.get("a"), lru.bytes]).toEqual([undefined, 0]);
});
