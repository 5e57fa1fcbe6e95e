import { execFile } from "node:child_process";
import { symlink } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { createTemporarySite } from "../support/temporary-site.js";

const PACKAGES = fileURLToPath(new URL("../../node_modules", import.meta.url));

test("a Gatsby site in TypeScript compiles: its files as documentation and starters have them, and each wrong line is an error (SPEC 5.14.2)", async () => {
	const site = await createTemporarySite("types");
	await symlink(join(PACKAGES, "@types"), join(site.directory, "node_modules/@types"));
	const compiled = await promisify(execFile)(join(PACKAGES, ".bin/tsc"), ["-p", "."], { cwd: site.directory }).catch((error) => error);
	await site.delete();
	expect(compiled.stdout).toBe("");
});
