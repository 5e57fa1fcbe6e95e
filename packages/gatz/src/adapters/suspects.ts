import type { ServerResponse } from "node:http";

/** What an error that nobody caught may have to do with. */
export interface Suspects {
	/** Source files of templates, relative to the site. */
	sources(): readonly string[];
	/** Answers under way. */
	answers(): readonly ServerResponse[];
}

/**
 * Where an error that nobody caught comes from: the page in its stack, or else what was being answered. To keep a request beside all that
 * it starts, in an AsyncLocalStorage, would cost every request something.
 */
export function originOf(error: unknown, { sources, answers }: Suspects): string {
	const stack = (error instanceof Error && error.stack) || "";
	const source = sources().find((candidate) => stack.includes(`/${candidate}:`));
	if (source !== undefined) return `An error that nobody caught, of ${source}`;
	const requests = [...new Set(answers().map(({ req }) => `${req.method} ${req.url}`))];
	const shown = requests.length > 5 ? [...requests.slice(0, 5), `${requests.length - 5} more`] : requests;
	return `An error that nobody caught${shown.length > 0 ? `, while these were answered: ${shown.join(", ")}` : ""}`;
}
