/** Marks what {@link redirect} and {@link notFound} make. Global, because a page's bundle holds its own copy of this module. */
const ANSWER: unique symbol = Symbol.for("gatz.answer");

export const REDIRECT_STATUSES = [301, 302, 303, 307, 308] as const;
export type RedirectStatus = (typeof REDIRECT_STATUSES)[number];

export interface Redirect {
	readonly [ANSWER]: "redirect";
	readonly destination: string;
	readonly status: RedirectStatus;
}

export interface NotFound {
	readonly [ANSWER]: "not-found";
}

/**
 * Sends the visitor elsewhere, on a direct visit and on navigation alike. Return it from getServerData, or throw it from anywhere below.
 *
 * @param destination a path of the site, as `Link` takes it (the path prefix is added), or an absolute URL
 */
export function redirect(destination: string, status: RedirectStatus = 302): Redirect {
	return { [ANSWER]: "redirect", destination, status };
}

/** Shows the site's 404 page at this URL, with status 404. Return it from getServerData, or throw it from anywhere below. */
export function notFound(): NotFound {
	return { [ANSWER]: "not-found" };
}

export function isRedirect(value: unknown): value is Redirect {
	return answerKind(value) === "redirect";
}

export function isNotFound(value: unknown): value is NotFound {
	return answerKind(value) === "not-found";
}

export function isRedirectStatus(status: unknown): status is RedirectStatus {
	return (REDIRECT_STATUSES as readonly unknown[]).includes(status);
}

function answerKind(value: unknown): unknown {
	return typeof value === "object" && value !== null ? (value as Record<symbol, unknown>)[ANSWER] : undefined;
}
