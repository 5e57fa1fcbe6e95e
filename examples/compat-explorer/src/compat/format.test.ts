import { expect, test } from "vitest";
import { formatAge, formatCount, formatDate, formatList, formatMonth, percent } from "./format";

test("dates", () => {
	expect(formatDate("2017-03-09")).toBe("9 March 2017");
	expect(formatMonth("2017-03-09")).toBe("Mar 2017");
});

test.each([
	[7, "7"],
	[20968, "20,968"],
	[1234567, "1,234,567"],
])("%d is written %s", (count, text) => {
	expect(formatCount(count)).toBe(text);
});

test("lists", () => {
	expect(formatList([])).toBe("");
	expect(formatList(["a"])).toBe("a");
	expect(formatList(["a", "b", "c"])).toBe("a, b and c");
});

test.each([
	["2024-01-31", "2024-02-01", "1 month"],
	["2024-01-01", "2024-01-09", "less than a month"],
	["2023-01-01", "2024-12-01", "23 months"],
	["2021-06-01", "2024-05-01", "2 years"],
])("from %s to %s: %s", (from, to, text) => {
	expect(formatAge(from, to)).toBe(text);
});

test("percent never says all for less than all", () => {
	expect(percent(999, 1000)).toBe(99);
	expect(percent(5, 5)).toBe(100);
	expect(percent(0, 0)).toBe(0);
});
