import type { ResponseHeaders } from "./exchange.js";

/** The header of a Content-Security-Policy. */
export const POLICY = "content-security-policy";

/** A nonce is the document's that was sent with it: the headers of a 304 must not bring another. */
export function dropNonce(headers: ResponseHeaders): void {
	if (headers[POLICY] !== undefined && String(headers[POLICY]).includes("'nonce-")) delete headers[POLICY];
}
