import { describe, expect, it } from "vitest";
import { createTerminal } from "./terminal.js";

function record(isTTY: boolean) {
	const written: string[] = [];
	return { isTTY, columns: 20, write: (text: string) => written.push(text), written };
}

describe("createTerminal", () => {
	it("colours on a TTY only, unless told otherwise", () => {
		expect(createTerminal(record(true), {}).style("red", "x")).toBe("\u001b[31mx\u001b[39m");
		expect(createTerminal(record(false), {}).style("red", "x")).toBe("x");
		expect(createTerminal(record(true), { NO_COLOR: "1" }).style("red", "x")).toBe("x");
		expect(createTerminal(record(false), { FORCE_COLOR: "1" }).style("red", "x")).toBe("\u001b[31mx\u001b[39m");
	});

	it("keeps the status line below what is printed", () => {
		const stream = record(true);
		const terminal = createTerminal(stream, {});
		terminal.status("working");
		terminal.print("done one");
		terminal.status(null);
		expect(stream.written).toEqual(["\r\u001b[2Kworking", "\r\u001b[2Kdone one\nworking", "\r\u001b[2K"]);
	});

	it("writes plain lines and no status when nobody looks", () => {
		const stream = record(false);
		const terminal = createTerminal(stream, {});
		terminal.status("working");
		terminal.print("line");
		expect(stream.written).toEqual(["line\n"]);
	});

	it("cuts the status line to the width", () => {
		const stream = record(true);
		createTerminal(stream, {}).status("x".repeat(50));
		expect(stream.written).toEqual([`\r\u001b[2K${"x".repeat(19)}`]);
	});
});
