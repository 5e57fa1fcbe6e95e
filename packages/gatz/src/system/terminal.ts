import { styleText } from "node:util";

export type Style = "red" | "green" | "yellow" | "blue" | "magenta" | "cyan" | "dim" | "bold";

/** The part of `process.stdout` that a terminal needs. */
export interface TerminalStream {
	readonly isTTY?: boolean;
	readonly columns?: number;
	write(text: string): unknown;
}

/** A place for lines of text, with one line at its end that may change. */
export interface Terminal {
	/** A person looks at it, so a line may be redrawn. */
	readonly interactive: boolean;
	style(style: Style, text: string): string;
	print(text: string): void;
	/** Shows the one changing line, null removes it. Does nothing when not interactive. */
	status(text: string | null): void;
	/** Asks a question that is answered with yes unless somebody says no. Yes at once when not interactive. */
	confirm(question: string): Promise<boolean>;
}

const CLEAR_LINE = "\r\u001b[2K";

/** @param environment `NO_COLOR`, `FORCE_COLOR` and `CI` are heeded */
export function createTerminal(stream: TerminalStream, environment: Record<string, string | undefined>): Terminal {
	const interactive = stream.isTTY === true && !environment.CI;
	const coloured = wantsColour(stream, environment);
	let current: string | null = null;
	return {
		interactive,
		style: (style, text) => (coloured ? styleText(style, text, { validateStream: false }) : text),
		print(text) {
			stream.write(current === null ? `${text}\n` : `${CLEAR_LINE}${text}\n${current}`);
		},
		status(text) {
			if (!interactive || text === current) return;
			const line = text === null ? null : text.slice(0, (stream.columns ?? 80) - 1);
			stream.write(CLEAR_LINE + (line ?? ""));
			current = line;
		},
		async confirm(question) {
			if (!interactive || !process.stdin.isTTY) return true;
			const { createInterface } = await import("node:readline/promises");
			const lines = createInterface({ input: process.stdin, output: process.stdout });
			const answer = await lines.question(`${question} (Y/n) `);
			lines.close();
			return !/^n/i.test(answer.trim());
		},
	};
}

function wantsColour(stream: TerminalStream, environment: Record<string, string | undefined>): boolean {
	if (environment.NO_COLOR) return false;
	const forced = environment.FORCE_COLOR;
	if (forced !== undefined) return forced !== "0" && forced !== "false";
	return stream.isTTY === true && environment.TERM !== "dumb";
}
