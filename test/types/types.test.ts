import { execFile } from "node:child_process";
import { symlink } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { readSamples } from "../docs/samples.js";
import { createTemporarySite } from "../support/temporary-site.js";

const PACKAGES = fileURLToPath(new URL("../../node_modules", import.meta.url));

/** Pages of the documentation with typed samples. */
const DOCUMENTED = ["script", "client-only-routes", "browser-apis", "typescript"];

test("a Gatsby site in TypeScript compiles: its files as documentation and starters have them, and each wrong line is an error (SPEC 5.14.2)", async () => {
	const site = await createTemporarySite("types");
	await symlink(join(PACKAGES, "@types"), join(site.directory, "node_modules/@types"));
	for (const page of DOCUMENTED) {
		const samples = readSamples(`reference/${page}.md`).filter(({ path }) => !path.endsWith(".d.ts"));
		expect(samples.length).toBeGreaterThan(0);
		for (const { path, code } of samples) await site.write(`src/documented/${page}/${path}`, code);
	}
	const compiled = await promisify(execFile)(join(PACKAGES, ".bin/tsc"), ["-p", "."], { cwd: site.directory }).catch((error) => error);
	await site.delete();
	expect(compiled.stdout).toBe("");
});
