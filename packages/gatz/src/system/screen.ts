import type { ReadStream, WriteStream } from "node:tty";

/** A whole terminal that is drawn anew and again, and is as it was when it is closed. */
export interface Screen {
	/** Aborted when somebody pressed q or Ctrl-C, or a signal ends the process. */
	readonly isLeft: AbortSignal;
	size(): { readonly columns: number; readonly rows: number };
	/** @param lines no wider and no more than fit */
	draw(lines: readonly string[]): void;
	onResize(listener: () => void): void;
	close(): void;
}

/** Another screen without a cursor, so that what was there comes back. */
const ENTER = "\u001b[?1049h\u001b[?25l";
const LEAVE = "\u001b[?25h\u001b[?1049l";
const HOME = "\u001b[H";
const CLEAR_LINE_END = "\u001b[K";
const CLEAR_BELOW = "\u001b[J";

const KEYS = new Set(["q", "Q", "\u0003", "\u0004", "\u001b"]);
const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

export function openScreen(input: ReadStream, output: WriteStream): Screen {
	const left = new AbortController();
	const leave = () => left.abort();
	const onKey = (keys: Buffer) => {
		if (KEYS.has(keys.toString())) leave();
	};
	let onResize = () => {};
	const resize = () => onResize();
	input.setRawMode(true);
	input.on("data", onKey).resume();
	output.on("resize", resize);
	for (const signal of SIGNALS) process.once(signal, leave);
	output.write(ENTER);
	return {
		isLeft: left.signal,
		size: () => ({ columns: output.columns, rows: output.rows }),
		draw: (lines) => void output.write(HOME + lines.map((line) => line + CLEAR_LINE_END).join("\r\n") + CLEAR_BELOW),
		onResize(listener) {
			onResize = listener;
		},
		close() {
			output.write(LEAVE);
			input.setRawMode(false);
			input.off("data", onKey).pause();
			output.off("resize", resize);
			for (const signal of SIGNALS) process.off(signal, leave);
		},
	};
}
