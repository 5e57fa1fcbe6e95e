import { createHash } from "node:crypto";

/** SHA-256 of a text in base64. Where there is no Node.js, that is `source-hash.web.ts`. */
export function sourceHash(text: string): string {
	return createHash("sha256").update(text).digest("base64");
}
