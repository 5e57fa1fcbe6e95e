import { expect, it } from "vitest";
import * as nodejs from "./source-hash.js";
import * as web from "./source-hash.web.js";

it("gives the same without Node.js", () => {
	for (const text of ["", "é한🐕", "window.x = 1;".repeat(100)]) expect(web.sourceHash(text)).toBe(nodejs.sourceHash(text));
});
