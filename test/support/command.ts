import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

export const BIN = fileURLToPath(new URL("../../packages/gatz/bin/gatz.js", import.meta.url));

/** What a command printed and how it ended. */
export interface CommandResult {
	readonly code: number | null;
	readonly output: string;
}

/** Runs one of our commands in a site's folder until it ends. */
export async function runGatz(directory: string, args: readonly string[], environment: NodeJS.ProcessEnv = {}): Promise<CommandResult> {
	const child = start(directory, args, environment);
	const output = collect(child);
	const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
	return { code, output: output() };
}

/** Builds a site; throws with what was printed when that fails. */
export async function buildSite(directory: string, args: readonly string[] = [], environment: NodeJS.ProcessEnv = {}): Promise<string> {
	const { code, output } = await runGatz(directory, ["build", ...args], environment);
	if (code !== 0) throw new Error(`the build of ${directory} ended with ${code}:\n${output}`);
	return output;
}

/** A command that goes on running: `serve` or `develop`. */
export interface RunningSite {
	/** Without a slash at its end. */
	readonly url: string;
	readonly port: number;
	readonly pid: number;
	output(): string;
	/**
	 * Waits until it has printed something: an answer may arrive before the line that was written first.
	 * @returns the match, its groups included
	 * @throws after 30 s, with what was printed
	 */
	says(text: string | RegExp): Promise<RegExpMatchArray>;
	/** Resolves when the process has ended. */
	stop(): Promise<void>;
	/** Sends a signal. Resolves to the exit code, null when the signal ended the process. */
	end(signal: NodeJS.Signals): Promise<number | null>;
}

/** Starts `serve` or `develop` on a free port and waits until it listens. */
export async function startSite(
	directory: string,
	command: "serve" | "develop",
	options: { args?: readonly string[]; environment?: NodeJS.ProcessEnv } = {},
): Promise<RunningSite> {
	return waitForUrl(start(directory, [command, "--port", "0", "--host", "127.0.0.1", ...(options.args ?? [])], options.environment ?? {}));
}

/** Waits until a process prints the address at which it listens. */
export async function waitForUrl(child: ChildProcess): Promise<RunningSite> {
	const output = collect(child);
	const url = await new Promise<URL>((resolve, reject) => {
		const look = () => {
			const found = /https?:\/\/[\w.[\]:]+:\d+/.exec(output());
			if (found) resolve(new URL(found[0]));
		};
		child.stdout?.on("data", look);
		child.once("close", (code) => reject(new Error(`the server ended with ${code} before it listened:\n${output()}`)));
	});
	const says = async (text: string | RegExp) => {
		const pattern = typeof text === "string" ? new RegExp(text.replace(/[^\w\s]/g, "\\$&")) : text;
		const end = Date.now() + 30_000;
		while (Date.now() < end) {
			const found = pattern.exec(output());
			if (found) return found;
			await new Promise((resolve) => setTimeout(resolve, 10));
		}
		throw new Error(`${text} was not printed:\n${output()}`);
	};
	const closed = new Promise<number | null>((resolve) => child.once("close", resolve));
	const end = (signal: NodeJS.Signals) => {
		child.kill(signal);
		return closed;
	};
	return {
		url: url.origin,
		port: Number(url.port),
		pid: child.pid as number,
		output,
		says,
		end,
		async stop() {
			await end("SIGTERM");
		},
	};
}

function start(directory: string, args: readonly string[], environment: NodeJS.ProcessEnv): ChildProcess {
	const { NODE_ENV: _, VITEST: __, ...inherited } = process.env;
	return spawn(process.execPath, [BIN, ...args], {
		cwd: directory,
		// One process that ends when it is told so, and lines for people, unless the test is about more.
		env: { ...inherited, NO_COLOR: "1", GATZ_WORKERS: "1", GATZ_PRE_STOP_DELAY: "0", GATZ_LOG_FORMAT: "text", ...environment },
		stdio: ["ignore", "pipe", "pipe"],
	});
}

function collect(child: ChildProcess): () => string {
	let text = "";
	for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk: Buffer) => (text += chunk.toString()));
	return () => text;
}
