import { crc32 } from "../universal/crc-32.js";
import { sha256 } from "../universal/sha-256.js";
import type * as nodejs from "./bytes.js";

export const checksum: typeof nodejs.checksum = (content) => crc32(bytesOf(content));

export const encodeText: typeof nodejs.encodeText = (text) => new TextEncoder().encode(text);

export const joinBytes: typeof nodejs.joinBytes = (chunks) => {
	const joined = new Uint8Array(chunks.reduce((length, chunk) => length + chunk.byteLength, 0));
	let offset = 0;
	for (const chunk of chunks) {
		joined.set(chunk, offset);
		offset += chunk.byteLength;
	}
	return joined;
};

export const sha256Base64url: typeof nodejs.sha256Base64url = (content) =>
	btoa(String.fromCharCode(...sha256(bytesOf(content))))
		.replaceAll("+", "-")
		.replaceAll("/", "_")
		.replaceAll("=", "");

export const isSameSecret: typeof nodejs.isSameSecret = (a, b) => {
	const other = sha256(bytesOf(b));
	return sha256(bytesOf(a)).reduce((difference, byte, index) => difference | (byte ^ (other[index] as number)), 0) === 0;
};

function bytesOf(content: string | Uint8Array): Uint8Array {
	return typeof content === "string" ? new TextEncoder().encode(content) : content;
}
