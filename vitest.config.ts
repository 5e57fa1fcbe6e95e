import { createRequire } from "node:module";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

// One instance, as in Node.js: the test runner would take the package's ES modules, and what requires it the CommonJS ones.
const graphql = { find: /^graphql$/, replacement: createRequire(import.meta.url).resolve("graphql") };

/** Minutes each: begun last, one of them would run alone in the end. */
const LONG = ["test/browser/develop", "test/browser/serve", "test/incremental/edits", "test/examples/"];

class LongestFirst extends BaseSequencer {
	override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
		const isLong = ({ moduleId }: TestSpecification) => LONG.some((path) => moduleId.includes(path));
		const sorted = await super.sort(files);
		return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
	}
}

export default defineConfig({
	test: {
		sequence: { sequencer: LongestFirst },
		// A test of a site waits for servers and browsers as much as it works: two at a time keep two cores busy.
		maxWorkers: 2,
		projects: [
			{
				resolve: { alias: [graphql] },
				test: {
					name: "unit",
					include: ["packages/*/src/**/*.test.{ts,tsx}", "examples/*/src/**/*.test.ts"],
					environment: "node",
					testTimeout: 30_000,
				},
			},
			{
				test: {
					name: "site",
					include: ["test/**/*.test.ts"],
					environment: "node",
					testTimeout: 60_000,
					hookTimeout: 180_000,
					// No test asserts a time: what never comes fails, what is late does not.
					expect: { poll: { timeout: 20_000 } },
				},
			},
		],
	},
});
