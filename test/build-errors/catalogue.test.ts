import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { ERRORS, type ErrorCode } from "../../packages/gatz/src/universal/errors.js";
import { errorDocs } from "../../scripts/write-error-docs.mjs";
import { FIXTURES } from "./fixtures.js";

/** Errors of requests and of running servers. The file that causes them, for each. */
const OF_REQUESTS: Partial<Record<ErrorCode, string>> = {
	SERVER_DATA_FAILED: "test/conformance/answer-lines.ts",
	SERVER_DATA_TIMEOUT: "test/conformance/answer-lines.ts",
	PAGE_CONFIG_INVALID: "test/limits/limits.test.ts",
	SERVER_DATA_RESULT: "test/conformance/result-lines.ts",
	SERVER_DATA_NOT_SERIALISABLE: "test/conformance/result-lines.ts",
	SERVER_DATA_HEADER: "test/conformance/result-lines.ts",
	RENDER_FAILED: "test/conformance/answer-lines.ts",
	RENDER_TIMEOUT: "test/operations/operations.test.ts",
	WORKERS_FAILED: "test/serving/workers.test.ts",
	HOST_NOT_ALLOWED: "test/serving/http.test.ts",
	CACHE_STORE_LOST: "test/serving/shared-cache.test.ts",
	FUNCTION_FAILED: "test/functions/functions.test.ts",
};

/** No site can cause it; no build stops with it any more, and it is a warning. */
const OURS: readonly string[] = ["INTERNAL", "ACTION_NOT_YET"];

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");

test("every error of the catalogue has a site that fails with it, or a request that does", () => {
	const tested = new Set([...FIXTURES.map((fixture) => fixture.code), ...Object.keys(OF_REQUESTS), ...OURS]);
	expect([...tested].sort()).toEqual(Object.keys(ERRORS).sort());
});

test.each(Object.entries(OF_REQUESTS))("%s is met in %s", (code, file) => {
	expect(read(file)).toMatch(new RegExp(`"(GATZ_)?${code}"`));
});

// When it fails: npm run build && node scripts/write-error-docs.mjs
test("the documentation is that of the catalogue", () => {
	expect(read("docs/reference/errors.md")).toBe(errorDocs(ERRORS));
});
