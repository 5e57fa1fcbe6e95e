import { GatzError } from "../universal/errors.js";
import { describe } from "./describe-value.js";
import type { ResponseHeaders } from "./exchange.js";

/** `cache` in what getServerData returns, checked. Seconds. */
export interface CacheDeclaration {
	readonly fresh: number;
	readonly stale: number;
	readonly onError: number;
	readonly tags: readonly string[];
	readonly vary: readonly string[];
}

const KEYS = ["fresh", "stale", "onError", "tags", "vary"];
/** What all dialects can hold: they separate tags by spaces or commas. */
const TAG = /^[\x21-\x2b\x2d-\x7e]{1,128}$/;
const HEADER_NAME = /^[!#$%&'+\-.^_`|~0-9A-Za-z]+$/;

/**
 * Reads `cache` of what getServerData returned.
 *
 * @param file the page's file, for messages
 * @throws GatzError SERVER_DATA_RESULT with the key path
 */
export function readCacheDeclaration(value: unknown, file: string): CacheDeclaration | null {
	if (value === undefined || value === null) return null;
	const refuse = (keyPath: string, found: unknown, problem: string): never => {
		throw new GatzError("SERVER_DATA_RESULT", { file, keyPath, value: describe(found), problem }, { place: { file, keyPath } });
	};
	if (typeof value !== "object") return refuse("cache", value, `has to be an object with ${KEYS.join(", ")}`);
	const given = value as Record<string, unknown>;
	for (const key of Object.keys(given)) {
		if (!KEYS.includes(key)) refuse(`cache.${key}`, given[key], `is not one of ${KEYS.join(", ")}`);
	}
	const seconds = (key: string, fallback?: number): number => {
		const found = given[key] ?? fallback;
		return Number.isSafeInteger(found) && (found as number) >= 0
			? (found as number)
			: refuse(`cache.${key}`, found, "has to be a whole number of seconds");
	};
	const texts = (key: string, pattern: RegExp, kind: string): string[] => {
		const found = given[key] ?? [];
		if (!Array.isArray(found)) return refuse(`cache.${key}`, found, `has to be an array of ${kind}`);
		return found.map((text, index) =>
			typeof text === "string" && pattern.test(text) ? text : refuse(`cache.${key}[${index}]`, text, `has to be one of ${kind}`),
		);
	};
	return {
		fresh: seconds("fresh"),
		stale: seconds("stale", 0),
		onError: seconds("onError", 0),
		tags: texts("tags", TAG, "tags: up to 128 printable ASCII characters without spaces and commas"),
		vary: texts("vary", HEADER_NAME, "the names of request headers"),
	};
}

/** One declaration in the words of every shared cache. Browsers ask again each time, which costs them a 304. */
export function cacheHeaders({ fresh, stale, onError, tags, vary }: CacheDeclaration): ResponseHeaders {
	const later = [stale > 0 && `stale-while-revalidate=${stale}`, onError > 0 && `stale-if-error=${onError}`].filter(Boolean);
	const headers: ResponseHeaders = {
		"cache-control": ["public", "max-age=0", `s-maxage=${fresh}`, ...later].join(", "),
		"cdn-cache-control": ["public", `max-age=${fresh}`, ...later].join(", "),
		"netlify-cdn-cache-control": ["public", "durable", `max-age=${fresh}`, ...later].join(", "),
	};
	if (vary.length > 0) headers.vary = vary.join(", ");
	return tags.length > 0 ? withTags(headers, tags) : headers;
}

/** By which headers caches are told of tags, and what stands between two of these: Fastly's and Varnish's, Cloudflare's, Netlify's. */
export const TAG_HEADERS = { "surrogate-key": " ", "cache-tag": ",", "netlify-cache-tag": "," } as const;

/** @returns a copy with more tags, after those that are there */
export function withTags(headers: Readonly<ResponseHeaders>, tags: readonly string[]): ResponseHeaders {
	const tagged: ResponseHeaders = { ...headers };
	for (const [name, separator] of Object.entries(TAG_HEADERS)) {
		const own = headers[name] === undefined ? [] : [headers[name]].flat();
		tagged[name] = [...own, ...tags].join(separator);
	}
	return tagged;
}
