import { createHash, hash } from "node:crypto";

// Hosts without Node.js get `hash.web.ts`.

/** SHA-256 of a content, the first 16 bytes as 32 hex digits. Text is hashed as UTF-8. */
export function contentHash(content: string | Uint8Array): string {
	return hash("sha256", content, "hex").slice(0, 32);
}

/** Hash of several parts in order; where one part ends and the next begins counts, so `["ab", "c"]` differs from `["a", "bc"]`. */
export function hashOf(parts: Iterable<string | Uint8Array>): string {
	const digest = createHash("sha256");
	for (const part of parts) digest.update(`${Buffer.byteLength(part)}:`).update(part);
	return digest.digest("hex").slice(0, 32);
}
