import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { applyEnv, type Environment, readEnvFiles } from "./env.js";

let directory: string;
beforeEach(async () => {
	directory = await mkdtemp(join(tmpdir(), "gatz-env-"));
});
afterEach(() => rm(directory, { recursive: true }));

describe("readEnvFiles (SPEC 6.8)", () => {
	it("reads the file of the mode and .env, the mode's winning", async () => {
		await writeFile(join(directory, ".env.production"), 'A=mode\nQUOTED="two words"\n');
		await writeFile(join(directory, ".env"), "A=plain\nB=plain\n");
		expect(await readEnvFiles(directory, { NODE_ENV: "production" })).toEqual({
			files: [".env.production", ".env"],
			values: { A: "mode", B: "plain", QUOTED: "two words" },
		});
	});

	it("prefers GATSBY_ACTIVE_ENV to NODE_ENV", async () => {
		await writeFile(join(directory, ".env.staging"), "A=staging");
		const { files } = await readEnvFiles(directory, { NODE_ENV: "production", GATSBY_ACTIVE_ENV: "staging" });
		expect(files).toEqual([".env.staging"]);
	});

	it("does not let a file set what the framework sets", async () => {
		await writeFile(join(directory, ".env"), "NODE_ENV=test\nPUBLIC_DIR=/x\nC=1");
		expect((await readEnvFiles(directory, {})).values).toEqual({ C: "1" });
	});

	it("answers with nothing when there are no files", async () => {
		expect(await readEnvFiles(directory, { NODE_ENV: "development" })).toEqual({ files: [], values: {} });
	});
});

describe("applyEnv", () => {
	it("keeps what is set, an empty value included", () => {
		const environment: Environment = { A: "real", EMPTY: "" };
		applyEnv({ A: "file", B: "file", EMPTY: "file" }, environment);
		expect(environment).toEqual({ A: "real", B: "file", EMPTY: "" });
	});
});
