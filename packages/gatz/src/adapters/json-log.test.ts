import { expect, it } from "vitest";
import type { Reporter } from "../plugin-api.js";
import { GatzError } from "../universal/errors.js";
import { createJsonLog } from "./json-log.js";

function logInto(lines: Record<string, unknown>[]) {
	return createJsonLog({} as Reporter, { map: () => {} }, { write: (line) => lines.push(JSON.parse(line)) });
}

it("says of an error which request it belongs to, its code, and what was thrown", () => {
	const lines: Record<string, unknown>[] = [];
	const cause = new TypeError("no such row");
	const error = new GatzError("SERVER_DATA_FAILED", { file: "src/pages/a.js", url: "/a/", message: cause.message }, { cause });
	logInto(lines).createLogger().error(error, { method: "GET", url: "/a/?x", requestId: "1", route: "/a/" });
	expect(lines).toMatchObject([
		{
			level: "error",
			method: "GET",
			url: "/a/?x",
			requestId: "1",
			route: "/a/",
			code: "GATZ_SERVER_DATA_FAILED",
			err: { type: "TypeError", message: "no such row" },
			msg: expect.stringContaining("no such row"),
		},
	]);
});

it("writes what is no error as a line, too, each on its own", () => {
	const lines: Record<string, unknown>[] = [];
	const { createLogger, reporter } = logInto(lines);
	createLogger().error("thrown\ntext");
	reporter.warn("careful");
	reporter.success("done");
	expect(lines.map(({ level, msg }) => [level, msg])).toEqual([
		["error", "thrown\ntext"],
		["warn", "careful"],
		["info", "done"],
	]);
});
