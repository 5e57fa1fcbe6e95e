import type { ActivityTimer, ErrorMeta, Progress, Reporter, TracingSpan } from "../plugin-api.js";
import { createErrorReport } from "./error-report.js";
import { errorText } from "./error-text.js";
import type { Style, Terminal } from "./terminal.js";

export interface ReporterOptions {
	readonly terminal: Terminal;
	/** Absolute path of the site: its frames are shown first. */
	readonly directory: string;
	/** Ends the process; called by panic, and by panicOnBuild when `building`. */
	readonly exit: (code: number) => never;
	readonly building?: boolean;
	readonly verbose?: boolean;
	/** Only warnings and errors. */
	readonly quiet?: boolean;
}

/** Makes the object through which stages, hooks and commands speak to the person at the terminal. */
export function createReporter(options: ReporterOptions): Reporter {
	const { terminal, directory, exit } = options;
	const errorMap = new Map<string, (context: Readonly<Record<string, unknown>>) => string>();
	let verbose = options.verbose === true;
	let plain = false;

	const paint = (style: Style, text: string): string => (plain ? text : terminal.style(style, text));
	const say = (style: Style, label: string, message: string): void => terminal.print(`${paint(style, label)} ${message}`);
	const chat = options.quiet ? () => {} : say;

	const reporter: Reporter = {
		stripIndent,
		setVerbose(isVerbose = true) {
			verbose = isVerbose;
		},
		setNoColor(isNoColor = true) {
			plain = isNoColor;
		},
		setErrorMap(entries) {
			for (const [id, { text }] of Object.entries(entries)) errorMap.set(id, text);
		},
		log(message) {
			if (!options.quiet) terminal.print(message);
		},
		info: (message) => chat("blue", "info", message),
		success: (message) => chat("green", "success", message),
		warn: (message) => say("yellow", "warn", message),
		verbose(message) {
			if (verbose) say("dim", "verbose", message);
		},
		error(errorMeta, error) {
			for (const thrown of toThrown(errorMeta, error, errorMap)) {
				terminal.print(`\n${errorText(createErrorReport(thrown, directory), paint)}\n`);
			}
		},
		panic(errorMeta, error) {
			reporter.error(errorMeta, error);
			return exit(1);
		},
		panicOnBuild(errorMeta, error) {
			reporter.error(errorMeta, error);
			if (options.building) exit(1);
		},
		activityTimer: (name) => createActivity(name, reporter, terminal),
		createProgress: (name, total, start) => createProgress(name, total ?? 0, start ?? 0, reporter, terminal),
	};
	return reporter;
}

/** A span that records nothing. */
export const SILENT_SPAN: TracingSpan = Object.freeze({
	context: () => SILENT_SPAN,
	setTag: () => SILENT_SPAN,
	log: () => SILENT_SPAN,
	finish: () => {},
});

function createActivity(name: string, reporter: Reporter, terminal: Terminal, finish = reporter.success): ActivityTimer {
	let started = performance.now();
	let note = "";
	return {
		span: SILENT_SPAN,
		start() {
			started = performance.now();
			terminal.status(name);
		},
		setStatus(status) {
			note = status;
			terminal.status(`${name} — ${status}`);
		},
		end() {
			terminal.status(null);
			finish(`${name} - ${((performance.now() - started) / 1000).toFixed(3)}s${note && ` — ${note}`}`);
		},
		panic: reporter.panic,
		panicOnBuild: reporter.panicOnBuild,
	};
}

function createProgress(name: string, total: number, start: number, reporter: Reporter, terminal: Terminal): Progress {
	let current = start;
	const progress: Progress = {
		...createActivity(name, reporter, terminal, (message) => reporter.success(`${message} ${count()}`.trimEnd())),
		total,
		tick(increment = 1) {
			current += increment;
			terminal.status(`${name} ${count()}`);
		},
		done: () => progress.end(),
	};
	const count = (): string => (progress.total > 0 ? `${current}/${progress.total}` : "");
	return progress;
}

/** `error("text", error)`, `error(error)`, `error({ id, context, error })` and arrays of these become what was thrown. */
function toThrown(
	meta: unknown,
	error: unknown,
	errorMap: ReadonlyMap<string, (context: Readonly<Record<string, unknown>>) => string>,
): unknown[] {
	if (Array.isArray(meta)) return meta.flatMap((item) => toThrown(item, undefined, errorMap));
	if (meta instanceof Error) return [meta];
	if (typeof meta === "object" && meta !== null) {
		const { id, context, text, error: inner } = meta as ErrorMeta;
		const message = (id === undefined ? undefined : errorMap.get(id)?.(context ?? {})) ?? text ?? context?.sourceMessage;
		return toThrown(message ?? inner ?? JSON.stringify(meta), message === undefined ? undefined : (inner ?? error), errorMap);
	}
	const causes = (Array.isArray(error) ? error : [error]).filter((cause) => cause !== undefined);
	if (causes.length === 0) return [meta];
	return causes.map((cause) => withText(String(meta), cause));
}

/** An error with the text that a plugin put before it and the stack where it came from. */
function withText(text: string, cause: unknown): unknown {
	if (!(cause instanceof Error)) return `${text}: ${String(cause)}`;
	const error = new Error(text === cause.message ? text : `${text}\n${cause.message}`);
	error.stack = cause.stack;
	return error;
}

function stripIndent(strings: TemplateStringsArray | string, ...values: readonly unknown[]): string {
	const text = typeof strings === "string" ? strings : String.raw({ raw: strings }, ...values);
	const lines = text.replace(/^\n|\n[ \t]*$/g, "").split("\n");
	const indents = lines.filter((line) => line.trim() !== "").map((line) => /^[ \t]*/.exec(line)?.[0].length ?? 0);
	return lines.map((line) => line.slice(Math.min(...indents))).join("\n");
}
