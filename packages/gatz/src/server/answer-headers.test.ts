import { expect, it } from "vitest";
import { readHeaders } from "./answer-headers.js";

const read = (given: unknown) => readHeaders(given, "a.js");

it("reads every form into one, names in lower case", () => {
	for (const given of [{ "X-A": 1 }, new Map([["X-A", "1"]]), new Headers({ "X-A": "1" }), [["x-a", "1"]]]) {
		expect(read(given)).toEqual({ "x-a": "1" });
	}
	expect([read(undefined), read(null)]).toEqual([null, null]);
});

it("collects cookies, lets the last of others win, and leaves framing out", () => {
	expect(read({ "Set-Cookie": ["a=1", "b=2"], "set-cookie": "c=3" })).toEqual({ "set-cookie": ["a=1", "b=2", "c=3"] });
	expect(read({ "X-A": "1", "x-a": "2", "Content-Length": "3", "transfer-encoding": "chunked" })).toEqual({ "x-a": "2" });
});

it.each([
	[{ "x-a": "한" }, 'SERVER_DATA_HEADER: getServerData of a.js returned the header headers["x-a"]'],
	[{ "x-a": ["1", "2\n"] }, 'headers["x-a"][1]'],
	[{ "x a": "1" }, 'headers["x a"]'],
	[{ xa: {} }, "SERVER_DATA_RESULT: getServerData of a.js returned headers.xa as an object without keys"],
	[{ xa: null }, "headers.xa as null"],
	["x-a: 1", 'headers as "x-a: 1"'],
	[[1], "headers as an array of 1"],
])("refuses %j", (given, message) => {
	expect(() => read(given)).toThrow(message);
});
