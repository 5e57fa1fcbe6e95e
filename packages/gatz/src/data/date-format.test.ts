import { describe, expect, it } from "vitest";
import { formatDate } from "./date-format.js";

describe("formatDate", () => {
	it.each([
		"2018-01-29",
		"20180129",
		"2018-029",
		"2018029",
		"2018-W05",
		"2018W05",
		"2018-W05-1",
		"2018-01-28T23:59:59.999-07:00",
		"2018-01-30T06:00:00.001+07:00",
		"2018-01-28 17:00:00.001-07",
		"2018-01-29 04 Z",
		"2018-01-29T23:25:16.019345123+02:00",
	])("writes %s in UTC", (text) => {
		expect(formatDate(text, { formatString: "MMM DD, YYYY" })).toBe("Jan 29, 2018");
	});

	it("leaves dates without arguments as they are", () => {
		expect(formatDate("2018-01-29", {})).toBe("2018-01-29");
		expect(formatDate(new Date(0), {})).toBe("1970-01-01T00:00:00.000Z");
		expect(formatDate(null, {})).toBeNull();
	});

	it("formats each item of a list", () => {
		const dates = ["2018-01-29", null, new Date(0), "x"];
		expect(formatDate(dates, { formatString: "YYYY" })).toEqual(["2018", null, "1970", "Invalid date"]);
	});

	it("uses the locale", () => {
		const args = { formatString: "MMMM", locale: "de" };
		expect(formatDate("2018-03-01", args)).toBe("März");
		expect(formatDate("2018-03-01", { formatString: "MMMM" })).toBe("March");
	});

	it("tells how much time has passed", () => {
		const now = Date.now();
		const date = new Date(now - 3 * 24 * 3_600_000 - 1000);
		expect(formatDate(date, { fromNow: true })).toBe("3 days ago");
		expect(formatDate(date, { fromNow: true, locale: "fr" })).toBe("il y a 3 jours");
		expect(formatDate(date.toISOString(), { difference: "days" })).toBe(3);
	});

	it("reads a number as a year", () => {
		expect(formatDate(2018, { formatString: "YYYY-MM-DD" })).toBe("2018-01-01");
		expect(formatDate({}, { formatString: "YYYY" })).toBe("Invalid date");
	});
});
