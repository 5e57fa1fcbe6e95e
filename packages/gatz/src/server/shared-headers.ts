import type { ResponseHeaders } from "./exchange.js";

/** Headers by which an answer that browsers alone may keep is kept by others none the less. */
const OF_SHARED_CACHES = /^(?:.+-)?cdn-cache-control$|^surrogate-control$|^edge-control$/;

/** Whether anyone but the visitor's browser may keep an answer. */
export function mayBeShared(headers: ResponseHeaders): boolean {
	if (!/\b(?:private|no-store)\b/i.test(String(headers["cache-control"]))) return true;
	return Object.keys(headers).some((name) => OF_SHARED_CACHES.test(name));
}

/** For an answer that is not what it should be. */
export function forbidKeeping(headers: ResponseHeaders): void {
	for (const name of Object.keys(headers)) if (OF_SHARED_CACHES.test(name)) delete headers[name];
	headers["cache-control"] = "private, no-store";
}
