import moment from "moment";
import { describe, expect, it } from "vitest";
import { parseDateText } from "./date-text.js";

/** Every form of Gatsby's list. */
function formats(): string[] {
	const times = ["HH", "HH:mm", "HHmm", "HH:mm:ss", "HHmmss", "HH:mm:ss.SSS", "HHmmss.SSS", "HH:mm:ss.SSSSSS", "HHmmss.SSSSSS"];
	const days = [
		"YYYY",
		"YYYY-MM",
		"YYYY-MM-DD",
		"YYYYMMDD",
		"YYYY-[W]WW",
		"YYYY[W]WW",
		"YYYY-[W]WW-E",
		"YYYY[W]WWE",
		"YYYY-DDDD",
		"YYYYDDDD",
	];
	const ends = ["T|", "T|Z", " |", " |Z", " | Z"].map((end) => end.split("|") as [string, string]);
	return [...days, ...ends.flatMap(([start, end]) => times.map((time) => `YYYY-MM-DD${start}${time}${end}`))];
}

const FORMATS = formats();

/** The same forms by their digits alone. Gatsby takes an ordinal day for four digits here. */
const FORM = new RegExp(`^(?:${FORMATS.map(formPattern).join("|")})$`);

function formPattern(format: string): string {
	return format.replace(/[DHMSYms]+|\[W\]|W+|E|\.|Z/g, (part) => {
		if (part === "[W]") return "W";
		if (part === "Z") return "(?:Z|[+-]\\d\\d(?::?\\d\\d)?)";
		return part === "." ? `\\${part}` : `\\d{${part.length}}`;
	});
}

function libraryParse(text: string): number | undefined {
	const date = moment.utc(text, FORMATS, true);
	return date.isValid() ? date.valueOf() : undefined;
}

/** A sequence of numbers from 0 to below 1, the same in every run. */
function createRandom(seed: number): () => number {
	let state = seed;
	return () => {
		state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
		return state / 2 ** 32;
	};
}

function pick<T>(random: () => number, values: readonly T[]): T {
	return values[Math.floor(random() * values.length)] as T;
}

function digits(random: () => number, count: number): string {
	return Array.from({ length: count }, () => Math.floor(random() * 10)).join("");
}

/** Texts of Gatsby's forms, most of them days that there are; one in three has a fault. */
function sample(random: () => number): string {
	const text = pick(random, FORMATS).replace(/YYYY|MM|DDDD|DD|HH|mm|ss|SSSSSS|SSS|\[W\]|WW|E|Z/g, (token) => {
		if (random() < 0.04) return digits(random, Math.ceil(random() * 4));
		if (token === "YYYY") return pick(random, ["2018", "2020", "1900", "2000", "0104", "1999", "9999", `2${digits(random, 3)}`]);
		if (token === "MM") return pick(random, ["01", "02", "11", "12", "00", "13"]);
		if (token === "DD") return pick(random, ["01", "28", "29", "30", "31", "00", "32"]);
		if (token === "DDDD") return pick(random, ["001", "365", "366", "367", "000", "2000"]);
		if (token === "HH") return pick(random, ["00", "12", "23", "24", "25"]);
		if (token === "mm" || token === "ss") return pick(random, ["00", "00", "30", "59", "60"]);
		if (token === "[W]") return "W";
		if (token === "WW") return pick(random, ["01", "52", "53", "54", "00"]);
		if (token === "E") return pick(random, ["1", "7", "0", "8"]);
		if (token === "Z") return pick(random, ["Z", "+01:00", "-0730", "+02", "-5:00", "z", "+1:00"]);
		return pick(random, [digits(random, token.length), "000", "1", "1234567", "019345123"]);
	});
	if (random() < 0.7) return text;
	const at = Math.floor(random() * (text.length + 1));
	return text.slice(0, at) + pick(random, ["", " ", "-", "x", "0", ".", "T"]) + text.slice(at + Math.floor(random() * 2));
}

describe("parseDateText", () => {
	it("reads what the date library reads with Gatsby's formats, and sees the form of the others", () => {
		const random = createRandom(7);
		for (let run = 0; run < 3000; run++) {
			const text = sample(random);
			const time = parseDateText(text);
			const expected = libraryParse(text) ?? (FORM.test(text) ? Number.NaN : undefined);
			expect([text, time]).toEqual([text, expected]);
		}
	});

	it("knows years before 100", () => {
		expect(parseDateText("0004-02-29")).toBe(libraryParse("0004-02-29"));
		expect(parseDateText("0099-12-31T24")).toBe(libraryParse("0100-01-01"));
	});

	it.each([
		"2010-00-00",
		"2010-01-40",
		"2010-01-01T24:01",
		"2010-01-01T23:60",
		"2010-01-40T23:59:60+00:00",
		"2018-W99",
		"2018W128",
		"1234-5678",
		"99999999",
	])("sees the form of a date in %s, which is no day", (text) => {
		expect(parseDateText(text)).toBeNaN();
	});

	it.each([
		"",
		" ",
		"201",
		"20181",
		"2018-1",
		"201801",
		"2018-000",
		"2018367",
		"2010-01-40T23:59:59.9999",
		"2010-01-00T+00:00",
		"2012-04-01T00:00:00-5:00",
		"2012-04-01T00:basketball",
		"2012-04-01T00:00:00 Z",
		"2012-04-01 00:00:00 ",
		"2012-04-01T00:00:00.",
		"2018-01-01, and a text",
	])("takes %j for no date", (text) => {
		expect(parseDateText(text)).toBeUndefined();
	});
});
