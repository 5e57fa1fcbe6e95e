import { EventEmitter } from "node:events";
import type { ReadStream, WriteStream } from "node:tty";
import { expect, it } from "vitest";
import { openScreen } from "./screen.js";

/** A terminal that notes what is written to it. */
class FakeTerminal extends EventEmitter {
	readonly columns = 40;
	readonly rows = 10;
	isRaw = false;
	written = "";
	write(text: string): boolean {
		this.written += text;
		return true;
	}
	setRawMode(isRaw: boolean): this {
		this.isRaw = isRaw;
		return this;
	}
	resume(): this {
		return this;
	}
	pause(): this {
		return this;
	}
}

it("is left with q, and leaves the terminal as it was", () => {
	const terminal = new FakeTerminal();
	const signals = process.listenerCount("SIGINT");
	const screen = openScreen(terminal as unknown as ReadStream, terminal as unknown as WriteStream);
	let drawn = 0;
	screen.onResize(() => drawn++);
	terminal.emit("resize");
	screen.draw(["one", "two"]);
	expect([drawn, terminal.isRaw, screen.size()]).toEqual([1, true, { columns: 40, rows: 10 }]);
	expect(terminal.written).toBe("\u001b[?1049h\u001b[?25l\u001b[Hone\u001b[K\r\ntwo\u001b[K\u001b[J");
	terminal.emit("data", Buffer.from("x"));
	expect(screen.isLeft.aborted).toBe(false);
	terminal.emit("data", Buffer.from("q"));
	expect(screen.isLeft.aborted).toBe(true);
	screen.close();
	expect(terminal.written).toMatch(/\[\?25h.\[\?1049l$/);
	expect([terminal.isRaw, terminal.listenerCount("data"), process.listenerCount("SIGINT")]).toEqual([false, 0, signals]);
});
