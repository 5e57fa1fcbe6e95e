import { expect, test } from "vitest";
import type { HistoryEntry } from "./feature";
import { timelineScale } from "./timeline";

const entry = (fields: Partial<HistoryEntry>): HistoryEntry => ({
	support: "yes",
	versions: "",
	from: "",
	to: "",
	remarks: [],
	notes: [],
	bug: "",
	...fields,
});

test("spans years from the first release to the date of the data", () => {
	const history = { browser: "safari", entries: [entry({ from: "2014-01-01" })] };
	const { ticks, bars } = timelineScale([history], "2024-01-01");
	expect(ticks.map(({ year }) => year)).toEqual([2016, 2018, 2020, 2022]);
	expect(bars(history)).toEqual([{ from: 0, to: 100, support: "yes" }]);
});

test("is at least six years long", () => {
	expect(timelineScale([], "2024-07-01").ticks[0]?.year).toBe(2019);
});

test("better support comes last, what was removed ends, what is not out has no bar", () => {
	const entries = [
		entry({ from: "2020-01-01" }),
		entry({ support: "partial", from: "2016-01-01", to: "2020-01-01" }),
		entry({ support: "no", from: "2014-01-01", to: "2019-01-01" }),
		entry({ support: "preview" }),
		entry({ support: "no" }),
	];
	const history = { browser: "safari", entries };
	const bars = timelineScale([history], "2024-01-01").bars(history);
	expect(bars.map(({ support, to }) => `${support} ${Math.round(to)}`)).toEqual(["partial 60", "yes 100", "yes 50"]);
});
