import { relative, resolve } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { codeFrame } from "../system/thrown-place.js";
import { type ErrorPlace, GatzError, thrownMessage } from "../universal/errors.js";

/** What the bundler throws, as an error that a user can act upon: our own plugins' errors as they are, all else as BUNDLE_FAILED. */
export function bundleError(thrown: unknown, siteDirectory: string): GatzError {
	const errors = innermost(thrown, new Set());
	const own = errors.find((error) => error instanceof GatzError);
	if (own) return withOwnCode(own);
	const diagnostics = errors.map((error) => readDiagnostic(error, siteDirectory));
	const message = [...new Set(diagnostics.map((diagnostic) => diagnostic.message))].join("\n");
	const place = diagnostics.find((diagnostic) => diagnostic.place)?.place;
	// Where the place is known, the stack is the bundler's alone.
	return new GatzError("BUNDLE_FAILED", { message }, place ? { place } : { cause: errors[0] });
}

/** The errors that hold no others: the bundler wraps what it and its plugins throw. */
function innermost(error: unknown, seen: Set<unknown>): unknown[] {
	if (typeof error !== "object" || error === null || error instanceof GatzError) return [error];
	if (seen.has(error)) return [];
	seen.add(error);
	const { cause, errors = [] } = error as { cause?: unknown; errors?: unknown[] };
	const inner = [cause, ...errors].filter((one) => one !== undefined);
	return inner.length === 0 ? [error] : inner.flatMap((one) => innermost(one, seen));
}

/** The bundler puts a code of its own on what plugins throw, and keeps theirs. */
function withOwnCode(error: GatzError & { pluginCode?: unknown }): GatzError {
	return typeof error.pluginCode === "string" ? Object.assign(error, { code: error.pluginCode }) : error;
}

/** ` ╭─[ src/pages/index.js:2:20 ]`, under which the bundler draws the source. */
const DRAWING = /\n\s*╭─\[ (.+):(\d+):(\d+) \][\s\S]*$/;

function readDiagnostic(error: unknown, siteDirectory: string): { message: string; place?: ErrorPlace } {
	const text = stripVTControlCharacters(thrownMessage(error)).replaceAll(`${siteDirectory}/`, "");
	const [drawing, path = "", line, column] = DRAWING.exec(text) ?? [];
	const message = text
		.slice(0, text.length - (drawing?.length ?? 0))
		.replace(/^(?:Error: )?\[[\w:-]+\]:? /, "")
		.replace(/\n\s+at .*/g, "")
		.trim();
	if (drawing === undefined) return { message };
	const file = resolve(path);
	const frame = codeFrame(file, Number(line), Number(column));
	const place = { file: relative(siteDirectory, file), line: Number(line), column: Number(column), ...(frame && { frame }) };
	return { message, place };
}
