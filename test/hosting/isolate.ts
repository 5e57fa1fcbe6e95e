import { createContext, Script } from "node:vm";
import { rolldown } from "rolldown";
import type { Worker, WorkerEnvironment } from "../../packages/gatz/src/adapters/worker.js";

/** What a runtime of the Workers kind has; buffers are those of the Web objects that are given. */
const WEB_GLOBALS = [
	...["AbortController", "AbortSignal", "ArrayBuffer", "Blob", "ByteLengthQueuingStrategy", "DOMException", "DataView", "Event"],
	...["EventTarget", "FormData", "Headers", "MessageChannel", "ReadableStream", "Request", "Response", "TextDecoder", "TextEncoder"],
	...["TransformStream", "URL", "URLSearchParams", "Uint8Array", "Uint32Array", "WritableStream", "atob", "btoa", "clearTimeout"],
	...["console", "crypto", "fetch", "performance", "queueMicrotask", "setTimeout", "structuredClone"],
] as const;

/** A worker in a context of its own, where nothing of Node.js is. */
export interface Isolate {
	/** What the bundle imports that is not in it: has to be nothing. */
	readonly imports: readonly string[];
	/** What it wrote to its console since the last call. */
	takeErrors(): string[];
	fetch(request: Request): Promise<Response>;
}

/**
 * Bundles a worker to one script, as tools of such hosts do, and starts it.
 *
 * @param entry absolute path of its module
 */
export async function startIsolate(entry: string, environment: WorkerEnvironment): Promise<Isolate> {
	const bundle = await rolldown({ input: entry, platform: "browser", logLevel: "silent", external: /^node:/ });
	const { output } = await bundle.generate({ format: "iife", name: "worker", exports: "named", codeSplitting: false });
	const [{ code, imports }] = output;
	const lines: string[] = [];
	const say = (line: string) => void lines.push(line);
	const globals = Object.fromEntries(WEB_GLOBALS.map((name) => [name, (globalThis as Record<string, unknown>)[name]]));
	const context = createContext({ ...globals, console: { error: say, warn: say, log: say } });
	new Script(`${code}\nglobalThis.worker = worker;`).runInContext(context);
	const { default: worker } = context.worker as { default: Worker };
	return {
		imports,
		takeErrors: () => lines.splice(0).map(readLine),
		fetch: (request) => worker.fetch(request, environment),
	};
}

/** A line of the log as its message. */
function readLine(line: string): string {
	const { code, msg } = JSON.parse(line) as { code?: string; msg: string };
	return `${code} ${msg}`;
}
