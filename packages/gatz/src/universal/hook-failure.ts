import { type ErrorPlace, GatzError, thrownMessage } from "./errors.js";

/** Which hook of gatsby-ssr failed. Plain data: it goes from one thread to another. */
export interface FailedHook {
	readonly hook: string;
	readonly plugin: string;
}

/** What marks the error of a hook. A property, for the renderer in an artifact has classes of its own. */
const MARK = "gatsbySsrHook";

/** An error that says which plugin's hook threw. SPEC 5.4.10. */
export function createHookFailure(failed: FailedHook, thrown: unknown): Error {
	const error = new Error(`${thrownMessage(thrown)} (from plugin: ${failed.plugin})`, { cause: thrown });
	if (thrown instanceof Error && thrown.stack !== undefined) error.stack = thrown.stack;
	return Object.assign(error, { [MARK]: failed });
}

/** @returns null for what was thrown elsewhere */
export function failedHookOf(thrown: unknown): FailedHook | null {
	return thrown instanceof Error ? ((Reflect.get(thrown, MARK) as FailedHook | undefined) ?? null) : null;
}

/** The error that a user gets to see. */
export function ssrHookFailed({ hook, plugin }: FailedHook, message: string, place: ErrorPlace, cause: unknown): GatzError {
	return new GatzError("SSR_HOOK_FAILED", { hook, message }, { place: { ...place, plugin }, cause });
}
