import { GatzError, thrownMessage } from "../universal/errors.js";

/** What the bundler throws, as an error that a user can act upon: our own plugins' errors as they are, all else as BUNDLE_FAILED. */
export function bundleError(error: unknown, siteDirectory: string): GatzError {
	const own = findGatzError(error, new Set());
	if (own) return own;
	const { id, loc, frame } = (error ?? {}) as { id?: string; loc?: { file?: string; line: number; column: number }; frame?: string };
	const file = (loc?.file ?? id)?.replace(`${siteDirectory}/`, "");
	const place = { ...(file && { file }), ...(loc && { line: loc.line, column: loc.column }), ...(frame && { frame }) };
	const message = thrownMessage(error).replaceAll(`${siteDirectory}/`, "");
	return new GatzError("BUNDLE_FAILED", { message }, { place, cause: error });
}

/** Errors that our plugins throw arrive wrapped by the bundler. */
function findGatzError(error: unknown, seen: Set<unknown>): GatzError | null {
	if (error instanceof GatzError) return error;
	if (typeof error !== "object" || error === null || seen.has(error)) return null;
	seen.add(error);
	const { cause, errors } = error as { cause?: unknown; errors?: unknown[] };
	for (const inner of [cause, ...(errors ?? [])]) {
		const found = findGatzError(inner, seen);
		if (found) return found;
	}
	return null;
}
