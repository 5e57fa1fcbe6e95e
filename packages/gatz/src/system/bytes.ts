import { createHash, timingSafeEqual } from "node:crypto";
import { crc32 } from "node:zlib";

// What a server does with bytes, as Node.js does it fastest. Hosts without Node.js get `bytes.web.ts`.

export function checksum(content: string | Uint8Array): number {
	return crc32(content);
}

/** UTF-8. */
export function encodeText(text: string): Uint8Array {
	// Equal lengths mean that all of it is ASCII, and that can be copied as it is: five times faster.
	return Buffer.from(text, Buffer.byteLength(text) === text.length ? "latin1" : "utf8");
}

export function joinBytes(chunks: readonly Uint8Array[]): Uint8Array {
	return Buffer.concat(chunks);
}

export function sha256Base64url(content: string | Uint8Array): string {
	return createHash("sha256").update(content).digest("base64url");
}

/** Takes the same time wherever the texts differ. */
export function isSameSecret(a: string, b: string): boolean {
	const hash = (text: string) => createHash("sha256").update(text).digest();
	return timingSafeEqual(hash(a), hash(b));
}
