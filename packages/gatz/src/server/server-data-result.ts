import { isNotFound, isRedirect, isRedirectStatus, type RedirectStatus } from "../universal/answers.js";
import { GatzError } from "../universal/errors.js";
import { readHeaders } from "./answer-headers.js";
import { type CacheDeclaration, readCacheDeclaration } from "./cache-declaration.js";
import { describe } from "./describe-value.js";
import type { ResponseHeaders } from "./exchange.js";
import { serialiseProps } from "./serialise-props.js";

/** What getServerData decided, checked and in one form. */
export type ServerDataResult =
	| {
			readonly kind: "page";
			readonly status: number;
			readonly headers: ResponseHeaders | null;
			readonly cache: CacheDeclaration | null;
			readonly props: unknown;
			/** JSON of `props`. */
			readonly serverData: string | undefined;
	  }
	| {
			readonly kind: "redirect";
			readonly status: RedirectStatus;
			/** Ready for a `location` header, path prefix included. */
			readonly destination: string;
			readonly headers: ResponseHeaders | null;
			readonly cache: CacheDeclaration | null;
	  }
	| { readonly kind: "not-found" }
	| { readonly kind: "response"; readonly response: Response };

type RedirectResult = Extract<ServerDataResult, { kind: "redirect" }>;

/** A page without getServerData, or one that returned nothing. SPEC 1.4.3, 1.4.18. */
export const NO_SERVER_DATA: ServerDataResult = {
	kind: "page",
	status: 200,
	headers: null,
	cache: null,
	props: undefined,
	serverData: undefined,
};

/** The page that answers, as its results and messages need it. */
export interface ResultSource {
	/** The page's file, for messages. */
	readonly file: string;
	readonly pathPrefix: string;
}

/**
 * Reads what getServerData returned. SPEC 1.4.
 *
 * @throws GatzError SERVER_DATA_RESULT, SERVER_DATA_HEADER or SERVER_DATA_NOT_SERIALISABLE, with the key path
 */
export function readReturned(value: unknown, source: ResultSource): ServerDataResult {
	if (value instanceof Response) return readResponse(value);
	const answer = readAnswer(value, source);
	if (answer) return answer;
	if (typeof value !== "object" || value === null) return NO_SERVER_DATA;
	const result = value as { props?: unknown; headers?: unknown; status?: unknown; redirect?: unknown; cache?: unknown };
	const headers = readHeaders(result.headers, source.file);
	const cache = readCacheDeclaration(result.cache, source.file);
	if (result.redirect) return { ...readRedirectKey(result.redirect, source), headers, cache };
	const status = readStatus(result.status, source.file);
	if (isRedirectStatus(status) && headers?.location !== undefined) return { ...redirectTo(status, headers), cache };
	const { props } = result;
	return { kind: "page", status, headers, cache, props, serverData: serialiseProps(props, source.file) };
}

/** Reads what getServerData threw; null when it is an error. A thrown Response with status 404 asks for the 404 page. */
export function readThrown(thrown: unknown, source: ResultSource): ServerDataResult | null {
	if (thrown instanceof Response) return thrown.status === 404 ? { kind: "not-found" } : readResponse(thrown);
	return readAnswer(thrown, source);
}

function readAnswer(value: unknown, source: ResultSource): ServerDataResult | null {
	if (isNotFound(value)) return { kind: "not-found" };
	if (!isRedirect(value)) return null;
	return {
		kind: "redirect",
		status: readRedirectStatus(value.status, "redirect.status", source.file),
		destination: readDestination(value.destination, source),
		headers: null,
		cache: null,
	};
}

function readResponse(response: Response): ServerDataResult {
	const { status } = response;
	if (!isRedirectStatus(status) || !response.headers.has("location")) return { kind: "response", response };
	const headers = readHeaders(response.headers, "") as ResponseHeaders;
	delete headers["content-type"];
	return redirectTo(status, headers);
}

function redirectTo(status: RedirectStatus, headers: ResponseHeaders): RedirectResult {
	const { location, ...others } = headers;
	return { kind: "redirect", status, destination: String(location), headers: others, cache: null };
}

function readRedirectKey(value: unknown, source: ResultSource): Omit<RedirectResult, "headers" | "cache"> {
	const { destination, permanent, statusCode } = Object(value) as { destination?: unknown; permanent?: unknown; statusCode?: unknown };
	return {
		kind: "redirect",
		status: readRedirectStatus(statusCode ?? (permanent ? 308 : 307), "redirect.statusCode", source.file),
		destination: readDestination(destination, source),
	};
}

function readStatus(value: unknown, file: string): number {
	if (!value) return 200;
	if (Number.isInteger(value) && (value as number) >= 200 && (value as number) <= 599) return value as number;
	throw wrong("status", value, "has to be a whole number from 200 to 599", file);
}

function readRedirectStatus(value: unknown, keyPath: string, file: string): RedirectStatus {
	if (isRedirectStatus(value)) return value;
	throw wrong(keyPath, value, "has to be 301, 302, 303, 307 or 308", file);
}

/** A path of the site gets the path prefix; what a header can't hold is percent-encoded. */
function readDestination(value: unknown, { file, pathPrefix }: ResultSource): string {
	if (typeof value !== "string" || value === "" || /\p{Surrogate}/u.test(value)) {
		throw wrong("redirect.destination", value, "has to be a path or a URL", file);
	}
	const encoded = value.replace(/[^\x21-\x7e]+/g, encodeURIComponent);
	return encoded.startsWith("/") && !encoded.startsWith("//") ? pathPrefix + encoded : encoded;
}

function wrong(keyPath: string, value: unknown, problem: string, file: string): GatzError {
	return new GatzError("SERVER_DATA_RESULT", { file, keyPath, value: describe(value), problem }, { place: { file, keyPath } });
}
