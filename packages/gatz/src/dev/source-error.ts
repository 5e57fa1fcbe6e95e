import { dirname, join, relative, resolve } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { readTextSync } from "../system/files.js";
import { codeFrame } from "../system/thrown-place.js";
import { type ErrorPlace, GatzError, thrownMessage } from "../universal/errors.js";

/** What Vite puts on the errors of modules that can't be compiled. */
interface ModuleFailure {
	readonly message: string;
	readonly id?: string;
	readonly loc?: { readonly file?: string; readonly line: number; readonly column: number };
	readonly errors?: readonly ModuleFailure[];
}

/**
 * What is to be said of an error in develop. A module that can't be compiled is told in the same words by the server's module graph, by
 * the browser's and by a page that was to be rendered: BUNDLE_FAILED, or the error of one of our own plugins. Any other stays as it is.
 * @param directory absolute path of the site
 */
export function sourceError(thrown: unknown, directory: string): unknown {
	if (thrown instanceof GatzError) {
		const inner = thrown.code === "GATZ_RENDER_FAILED" ? sourceError(thrown.cause, directory) : undefined;
		return inner instanceof GatzError ? inner : thrown;
	}
	if (!(thrown instanceof Error)) return thrown;
	const missing = readMissing(thrown.message);
	if (missing) return notFound(missing.name, resolve(missing.importer), directory);
	const failure = thrown as ModuleFailure;
	if (failure.id === undefined && failure.loc === undefined) return thrown;
	const { message, loc = failure.loc } = failure.errors?.[0] ?? failure;
	const file = loc?.file ?? failure.id?.replace(/\?.*$/, "");
	return bundleFailed(
		plainMessage(message, directory),
		file === undefined ? {} : createPlace(file, loc?.line, loc && loc.column + 1, directory),
	);
}

function bundleFailed(message: string, place: ErrorPlace): GatzError {
	return new GatzError("BUNDLE_FAILED", { message }, { place });
}

/** What was imported and was not there, in the words of the browser's graph, of the server's, and of Node.js. */
const MISSING = [
	/^Failed to resolve import "(?<name>[^"]+)" from "(?<importer>[^"]+)"/,
	/^Failed to load url (?<name>\S+) \(resolved id: .*?\) in (?<importer>.+)\. Does the file exist/,
	/^Cannot find (?:module|package) '(?<name>[^']+)' imported from '?(?<importer>[^'\n]+)'?/,
];

function readMissing(message: string): { name: string; importer: string } | undefined {
	const { name, importer } = MISSING.map((pattern) => pattern.exec(message)).find(Boolean)?.groups ?? {};
	return name !== undefined && importer !== undefined ? { name, importer } : undefined;
}

/** In the importer's own words and at its place, as far as it says what it imports in one of its lines. */
function notFound(name: string, importer: string, directory: string): GatzError {
	const lines = readTextSync(importer)?.split("\n") ?? [];
	// A module that was there before goes by its URL.
	const target = withoutExtension(name.startsWith("/") ? join(directory, name) : name);
	for (const [index, text] of lines.entries()) {
		for (const { 1: specifier = "", index: column } of text.matchAll(/["']([^"'\s]+)["']/g)) {
			if (specifier !== name && withoutExtension(resolve(dirname(importer), specifier)) !== target) continue;
			return bundleFailed(`"${specifier}" was not found.`, createPlace(importer, index + 1, column + 1, directory));
		}
	}
	return bundleFailed(`"${name}" was not found.`, createPlace(importer, undefined, undefined, directory));
}

function withoutExtension(path: string): string {
	return path.replace(/\.\w+$/, "");
}

function createPlace(file: string, line: number | undefined, column: number | undefined, directory: string): ErrorPlace {
	const path = relative(directory, file).replaceAll("\\", "/");
	if (line === undefined) return { file: path };
	const frame = codeFrame(file, line, column);
	return { file: path, line, ...(column !== undefined && { column }), ...(frame !== undefined && { frame }) };
}

/** Without the drawing of the source, the name of who found it and the position: all of that is said elsewhere. */
function plainMessage(message: string, directory: string): string {
	const text = stripVTControlCharacters(thrownMessage(message)).replaceAll(`${directory}/`, "");
	return text
		.replace(/\n\s*╭─\[[\s\S]*$/, "")
		.replace(/^(?:Transform failed with \d+ errors?:\s*)?(?:\[[\w:-]+\]:? *)*/, "")
		.replace(/^\S+:\d+:\d+: /, "")
		.trim();
}
