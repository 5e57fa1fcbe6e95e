import { defineConfig } from "vitest/config";

export default defineConfig({
	test: {
		projects: [
			{ test: { name: "unit", include: ["packages/*/src/**/*.test.{ts,tsx}", "examples/*/src/**/*.test.ts"], environment: "node" } },
			{
				test: {
					name: "site",
					include: ["test/**/*.test.ts"],
					environment: "node",
					testTimeout: 60_000,
					hookTimeout: 180_000,
					fileParallelism: false,
				},
			},
		],
	},
});
