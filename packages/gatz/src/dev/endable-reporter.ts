import type { Reporter } from "../plugin-api.js";
import { createReporter } from "../system/reporter.js";

/** A reporter that falls silent with what it was given to: watchers of plugins go on for as long as the process. */
export function createEndableReporter(reporter: Reporter): { readonly reporter: Reporter; silence(): void } {
	let target = reporter;
	return {
		reporter: new Proxy(reporter, { get: (_, name) => target[name as keyof Reporter] }),
		silence() {
			target = createReporter({ terminal: NOWHERE, directory: "", exit: process.exit });
		},
	};
}

const NOWHERE = {
	interactive: false,
	style: (_: string, text: string) => text,
	print: () => {},
	status: () => {},
	confirm: async () => false,
};
