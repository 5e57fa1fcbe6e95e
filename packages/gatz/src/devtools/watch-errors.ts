import type { BrowserError } from "../universal/develop-messages.js";

type Seen = Omit<BrowserError, "url">;

/**
 * Hears of errors that arise in the page: those that nobody catches, those that React says an error boundary has caught, and differences
 * between what the server and the browser have rendered.
 */
export function watchErrors(window: Window & typeof globalThis, onError: (error: Seen) => void): void {
	const seen = new WeakSet<Error>();
	let differs = false;

	function report(thrown: unknown, more = ""): void {
		// React 18 throws an error that it has met a second time, for the console's sake.
		if (thrown instanceof Error) {
			if (seen.has(thrown)) return;
			seen.add(thrown);
		}
		const { name, message, stack } = thrown instanceof Error ? thrown : { name: "Error", message: String(thrown), stack: "" };
		const isHydration = HYDRATION.test(message);
		// React 18 says what differs in the console only, and goes on to say here that something does.
		if (isHydration && differs) return;
		onError({ name: isHydration ? "HydrationError" : name, message: withoutLink(message) + more, stack: stack ?? "" });
	}

	window.addEventListener("error", ({ error, message }) => report(error ?? message));
	window.addEventListener("unhandledrejection", ({ reason }) => report(reason));
	const { console } = window;
	const write = console.error;
	console.error = (...words: unknown[]) => {
		write.apply(console, words);
		const [format, ...values] = words;
		if (values[0] instanceof Error && CAUGHT.test(String(values[1]))) report(values[0], `\n\n${String(values[2] ?? "")}`);
		if (typeof format !== "string" || !DIFFERENCE.test(format)) return;
		differs = true;
		onError({ name: "HydrationError", message: withoutLink(fill(format.replace(/^Warning: /, ""), values)), stack: "" });
	};
}

const HYDRATION = /^(?:Hydration failed|There was an error while hydrating|Text content does not match)/;

/** What React 19 says of an error that a boundary has caught. */
const CAUGHT = /^The above error occurred in/;

/** What React 18 and 19 say of a difference, with the values in the words that follow. */
const DIFFERENCE =
	/^(?:Warning: )?(?:Text content did not match|Prop `%s` did not match|Expected server HTML|Did not expect server HTML|A tree hydrated but some attributes)/;

function fill(format: string, values: readonly unknown[]): string {
	let next = 0;
	return format.replace(/%[so]/g, () => String(values[next++] ?? "")).replace(/\n {4}at /, "\n\n    at ");
}

/** React's messages list what may be the reason, and where to read more; what differs comes after that. */
function withoutLink(message: string): string {
	return message.replace(/\n*https:\/\/(?:react\.dev|reactjs\.org)\/\S+\n*/g, "\n\n").trim();
}
