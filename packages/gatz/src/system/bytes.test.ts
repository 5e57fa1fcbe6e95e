import { expect, it } from "vitest";
import * as nodejs from "./bytes.js";
import * as web from "./bytes.web.js";

/** Around the borders of a block of SHA-256, and more than ASCII. */
const TEXTS = ["", "a", "é한🐕", ...[54, 55, 56, 63, 64, 65, 119, 120].map((length) => "x".repeat(length)), "long é ".repeat(5000)];

it("gives the same without Node.js", () => {
	for (const text of TEXTS) {
		const bytes = new TextEncoder().encode(text);
		const all = ({ checksum, encodeText, joinBytes, sha256Base64url, isSameSecret }: typeof nodejs) => [
			...[checksum(text), checksum(bytes), sha256Base64url(text), sha256Base64url(bytes)],
			...[encodeText(text), joinBytes([bytes, new Uint8Array([1]), bytes])].map((made) => [...made]),
			...[isSameSecret(text, text), isSameSecret(text, "b")],
		];
		expect(all(web)).toEqual(all(nodejs));
	}
	expect(Object.keys(web).sort()).toEqual(Object.keys(nodejs).sort());
});
