import { SourceMap, type SourceMapPayload } from "node:module";
import { dirname, resolve } from "node:path";
import type { EnvironmentModuleGraph } from "vite";
import type { BrowserError } from "../universal/develop-messages.js";

/** `    at name (http://localhost:8000/src/a.js?t=1:2:3)`, `name@http://localhost:8000/src/a.js:2:3`. */
const FRAME = /^\s*(?:at (?:(.*?) \()?|(.*?)@)((?:https?:\/\/)[^\s()]+?):(\d+):(\d+)\)?$/;

/** An error that arose in a browser, as if it had arisen in the source that the browser's modules were made of. */
export async function readBrowserError({ name, message, stack }: BrowserError, modules: EnvironmentModuleGraph): Promise<Error> {
	const error = new Error(message);
	error.name = name;
	const frames = await Promise.all(stack.split("\n").map((line) => mapFrame(line, modules)));
	error.stack = [`${name}: ${message}`, ...frames.filter((frame) => frame !== undefined)].join("\n");
	return error;
}

/** @returns undefined for a line that is no frame of a module */
async function mapFrame(text: string, modules: EnvironmentModuleGraph): Promise<string | undefined> {
	const [, called, before, url, line, column] = FRAME.exec(text) ?? [];
	if (url === undefined) return undefined;
	const { pathname, search } = new URL(url);
	const module = await modules.getModuleByUrl(decodeURI(pathname) + search).catch(() => undefined);
	const name = called ?? before;
	const frame = (file: string, row: number, place: number) =>
		`    at ${name ? `${name} (${file}:${row}:${place})` : `${file}:${row}:${place}`}`;
	if (!module?.file) return frame(pathname, Number(line), Number(column));
	const map = module.transformResult?.map;
	if (!map || !("mappings" in map) || map.mappings === "") return frame(module.file, Number(line), Number(column));
	const entry = new SourceMap(map as unknown as SourceMapPayload).findEntry(Number(line) - 1, Number(column) - 1);
	if (!("originalSource" in entry)) return frame(module.file, Number(line), Number(column));
	return frame(resolve(dirname(module.file), entry.originalSource), entry.originalLine + 1, entry.originalColumn + 1);
}
