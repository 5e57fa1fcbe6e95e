import { sha256 } from "../universal/sha-256.js";
import { joinBytes } from "./bytes.web.js";
import type * as nodejs from "./hash.js";

export const contentHash: typeof nodejs.contentHash = (content) => hexOf(sha256(bytesOf(content)));

export const hashOf: typeof nodejs.hashOf = (parts) => {
	const chunks = [...parts].map(bytesOf).flatMap((part) => [bytesOf(`${part.byteLength}:`), part]);
	return hexOf(sha256(joinBytes(chunks)));
};

function hexOf(digest: Uint8Array): string {
	return Array.from(digest.subarray(0, 16), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function bytesOf(content: string | Uint8Array): Uint8Array {
	return typeof content === "string" ? new TextEncoder().encode(content) : content;
}
