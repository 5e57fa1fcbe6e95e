import type { Reporter } from "../plugin-api.js";
import { createErrorReport } from "../system/error-report.js";
import type { Problem, ProblemList } from "../universal/develop-messages.js";
import type { ErrorReport } from "../universal/error-report.js";
import { sourceError } from "./source-error.js";

/** What an error stands in the way of; decides until when it counts. */
export type ProblemScope =
	/** The answer to a request for a page, until one succeeds. */
	| { readonly kind: "request"; readonly url: string }
	/** Something that happened in a browser that shows a page, until a file changes or the page is opened again. */
	| { readonly kind: "page"; readonly url: string }
	/** A module that can't be compiled, until it can. */
	| { readonly kind: "module"; readonly check: () => Promise<unknown> }
	/** Anything else, until a file of the site changes. */
	| { readonly kind: "site" };

/** What is wrong with the site that is being developed: each thing once, in the order in which it was found. */
export interface Problems {
	/** Tells the terminal and every open page, unless they know. */
	report(thrown: unknown, scope: ProblemScope): void;
	/** A page was answered as it should be. */
	answered(url: string): void;
	/** A page is in a browser anew. */
	opened(url: string): void;
	/** A file of the site has changed: begins a round. */
	begin(): void;
	/** Whoever heard of the change has acted on it: ends the round. */
	end(): Promise<void>;
	/** The site begins anew: nothing is known of it. */
	clear(): void;
	list(): ProblemList;
}

export interface ProblemsOptions {
	/** Absolute path of the site. */
	readonly directory: string;
	/** The terminal's. */
	readonly reporter: Pick<Reporter, "error">;
	/** Told after each change. */
	onChange(list: ProblemList): void;
}

interface Entry extends Problem {
	/** Of the same thing, the same. */
	readonly name: string;
	readonly scope: ProblemScope;
}

/** How many are kept: visitors of broken pages may be many. */
const MOST = 50;

export function createProblems({ directory, reporter, onChange }: ProblemsOptions): Problems {
	const entries = new Map<string, Entry>();
	/** Names of what was dropped because of the latest change: said again, it is no news. */
	let dropped = new Set<string>();
	let round = 0;
	let isChanging = 0;

	const list = (): ProblemList => ({ round, problems: [...entries.values()].map(({ report, url }) => ({ report, ...(url && { url }) })) });
	const publish = (): void => {
		if (isChanging === 0) onChange(list());
	};
	const drop = (kind: "request" | "page", url: string): void => {
		const over = [...entries].filter(([, { scope }]) => scope.kind === kind && scope.url === url);
		for (const [key] of over) entries.delete(key);
		if (over.length > 0) publish();
	};

	const problems: Problems = {
		list,
		report(thrown, scope) {
			const error = sourceError(thrown, directory);
			const report = createErrorReport(error, directory);
			const name = nameOf(report);
			const isKnown = dropped.has(name) || [...entries.values()].some((entry) => entry.name === name);
			if (!isKnown) reporter.error(error);
			const url = "url" in scope ? scope.url : undefined;
			const key = `${url ?? ""} ${name}`;
			if (entries.has(key)) return;
			if (scope.kind === "request") drop("request", scope.url);
			if (entries.size === MOST) entries.delete(entries.keys().next().value as string);
			entries.set(key, { name, scope, report, ...(url !== undefined && { url }) });
			publish();
		},
		answered: (url) => drop("request", url),
		opened: (url) => drop("page", url),
		begin() {
			if (isChanging++ === 0) dropped = new Set();
			for (const [key, { scope, name }] of entries) {
				if (scope.kind !== "site" && scope.kind !== "page") continue;
				entries.delete(key);
				dropped.add(name);
			}
		},
		async end() {
			for (const [key, { scope, name }] of [...entries]) {
				if (scope.kind !== "module") continue;
				entries.delete(key);
				dropped.add(name);
				await scope.check().catch((error: unknown) => problems.report(error, scope));
			}
			round++;
			isChanging--;
			publish();
		},
		clear() {
			entries.clear();
			dropped = new Set();
			publish();
		},
	};
	return problems;
}

function nameOf({ code, what, place }: ErrorReport): string {
	return JSON.stringify([code, what, place]);
}
