import { expect, test } from "vitest";
import { outOfOrder } from "./out-of-order.js";

test.each<[string, number[], number[]]>([
	["nothing", [], []],
	["in order", [1, 2, 5, 9], []],
	["the first goes last", [2, 3, 4, 1], [3]],
	["the last goes first", [4, 1, 2, 3], [0]],
	["two swapped", [1, 3, 2, 4], [1]],
	["reversed", [3, 2, 1], [0, 1]],
	["a block moves", [5, 6, 1, 2, 3], [0, 1]],
])("%s", (_, numbers, expected) => {
	expect(outOfOrder(numbers)).toEqual(expected);
});
