import { expect, it } from "vitest";
import { isHost } from "./host.js";

it("knows what can stand in a URL", () => {
	for (const host of ["localhost", "site.example:8080", "127.0.0.1:1", "[::1]:9000", "my_site"]) expect(isHost(host)).toBe(true);
	for (const host of ["", "[::1", "localhost:99999", "999.1.1.1", "a b", "a/b", "a@b"]) expect(isHost(host)).toBe(false);
});
