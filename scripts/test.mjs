// npm test: installs what is missing, a Chromium and servers of others too, builds the framework and runs every test. Words are passed on to Vitest.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findPrograms } from "./find-programs.mjs";
import { buildFramework, Failure, install, node, ROOT, script } from "./prepare.mjs";

await script(async () => {
	await install();
	const chromium = await findPrograms();
	await buildFramework();
	const { passed, failed, ended } = await runTests(chromium);
	console.log(`${passed} passed, ${failed} failed`);
	return ended && failed === 0 && passed > 0 ? 0 : 1;
});

async function runTests(chromium) {
	const folder = mkdtempSync(join(tmpdir(), "gatz-test-"));
	const file = join(folder, "results.json");
	const vitest = join(ROOT, "node_modules/vitest/vitest.mjs");
	const words = ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${file}`, ...process.argv.slice(2)];
	try {
		const ended = await node([vitest, ...words], { env: { ...process.env, CHROMIUM_PATH: chromium } }).then(
			() => true,
			(error) => {
				if (error instanceof Failure) return false;
				throw error;
			},
		);
		return { ...count(file), ended };
	} finally {
		rmSync(folder, { recursive: true });
	}
}

/** A file that fails before its first test counts as one failure. */
function count(file) {
	const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(file, "utf8"));
	const broken = testResults.filter(({ status, assertionResults }) => {
		return status === "failed" && !assertionResults.some((test) => test.status === "failed");
	});
	return { passed: numPassedTests, failed: numFailedTests + broken.length };
}
