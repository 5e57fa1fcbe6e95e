import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { GatzError } from "../universal/errors.js";
import { sourceError } from "./source-error.js";

let site: string;
beforeAll(() => {
	site = mkdtempSync(join(tmpdir(), "gatz-source-"));
	writeFileSync(join(site, "a.js"), 'import b from "./b.js";\nconst c = ;\n');
});
afterAll(() => rmSync(site, { recursive: true }));

describe("sourceError", () => {
	it("says the same of a missing module, whoever missed it", () => {
		const file = join(site, "a.js");
		const told = [
			`Failed to resolve import "./b.js" from "${file}". Does the file exist?`,
			`Failed to load url ./b.js (resolved id: ./b.js) in ${file}. Does the file exist?`,
			`Cannot find module './b.js' imported from '${file}'`,
		].map((message) => sourceError(new Error(message), site) as GatzError);
		for (const error of told) {
			expect(error.what).toBe('"./b.js" was not found.');
			expect(error.place).toMatchObject({ file: "a.js", line: 1, column: 15 });
		}
	});

	it("takes the place of a syntax error, also out of a page that failed because of it", () => {
		const thrown = Object.assign(new Error("Transform failed with 1 error:\n\n[PARSE_ERROR] Unexpected token\n  ╭─[ a.js:2:11 ]"), {
			id: join(site, "a.js"),
			loc: { line: 2, column: 10 },
		});
		const told = sourceError(new GatzError("RENDER_FAILED", {}, { cause: thrown }), site) as GatzError;
		expect(told.code).toBe("GATZ_BUNDLE_FAILED");
		expect(told.what).toBe("Unexpected token");
		expect(told.place).toMatchObject({ file: "a.js", line: 2, column: 11 });
		expect(told.place.frame).toContain("> 2 | const c = ;");
	});

	it("leaves all else as it is", () => {
		for (const thrown of [new TypeError("no"), "text", new GatzError("RENDER_FAILED", {}, { cause: new Error("no") })]) {
			expect(sourceError(thrown, site)).toBe(thrown);
		}
	});
});
