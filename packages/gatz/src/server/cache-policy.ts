import CachePolicy from "http-cache-semantics";
import { TAG_HEADERS } from "./cache-declaration.js";
import type { HandlerResponse, ResponseHeaders } from "./exchange.js";
import { POLICY } from "./policy-nonce.js";

/** How long an answer may be used, in seconds, one after the other. */
export interface Lifetime {
	readonly fresh: number;
	/** After `fresh`: while a new one is made. */
	readonly stale: number;
	/** After `fresh`: when making a new one fails. */
	readonly onError: number;
}

/**
 * What a shared cache may do with an answer (RFC 9111, 3 and 4.2; RFC 5861). Only what the answer says itself counts, never a guess. What
 * the request says does not: a visitor's `no-cache` must not cost a render.
 * @returns null where it may not be kept, or for no time
 */
export function readLifetime({ status, headers }: HandlerResponse): Lifetime | null {
	const control = String(headers["cache-control"] ?? "").toLowerCase();
	if (headers["set-cookie"] !== undefined || /(?:^|,)\s*\*\s*(?:,|$)/.test(String(headers.vary ?? ""))) return null;
	if (String(headers[POLICY] ?? "").includes("'nonce-")) return null; // for one document alone
	const policy = new CachePolicy(
		{ headers: {} },
		{ status, headers: { ...(headers as Record<string, string>), "cache-control": control } },
		{ cacheHeuristic: 0, immutableMinTimeToLive: 0 },
	);
	if (!policy.storable() || /\bno-cache\b/.test(control)) return null;
	const fresh = policy.maxAge();
	const strict = /\b(?:must|proxy)-revalidate\b/.test(control);
	const seconds = (name: string) => (strict ? 0 : Number(new RegExp(`(?:^|[\\s,])${name}="?(\\d+)`).exec(control)?.[1] ?? 0));
	const lifetime = { fresh, stale: seconds("stale-while-revalidate"), onError: seconds("stale-if-error") };
	return fresh + lifetime.stale + lifetime.onError > 0 ? lifetime : null;
}

/** Whether an answer says that anyone may get it. */
export function isPublic(headers: ResponseHeaders): boolean {
	return /(?:^|[\s,])public(?:$|[\s,])/i.test(String(headers["cache-control"]));
}

/** The tags that an answer has for purges, in any of the dialects. */
export function readTags(headers: ResponseHeaders): string[] {
	const tags = Object.keys(TAG_HEADERS).flatMap((name) => String(headers[name] ?? "").split(/[\s,]+/));
	return [...new Set(tags.filter(Boolean))].sort();
}
