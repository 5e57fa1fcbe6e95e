import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { availableParallelism, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readMachineLimits } from "./machine-limits.js";

let root: string;
beforeEach(async () => {
	root = await mkdtemp(join(tmpdir(), "gatz-machine-"));
});
afterEach(() => rm(root, { recursive: true }));

async function write(path: string, text: string): Promise<void> {
	await mkdir(dirname(join(root, path)), { recursive: true });
	await writeFile(join(root, path), text);
}

describe("readMachineLimits", () => {
	it("knows no bound where there is none", async () => {
		expect(await readMachineLimits({}, root)).toMatchObject({ cpus: availableParallelism(), isContainer: false });
		await write("sys/fs/cgroup/cpu.max", "max 100000\n");
		expect(await readMachineLimits({}, root)).toMatchObject({ cpus: availableParallelism() });
	});

	it.each([
		["version 2", { "sys/fs/cgroup/cpu.max": "50000 100000\n" }],
		["version 1", { "sys/fs/cgroup/cpu/cpu.cfs_quota_us": "100000\n", "sys/fs/cgroup/cpu/cpu.cfs_period_us": "100000\n" }],
	])("reads control groups, %s", async (_, files) => {
		for (const [path, text] of Object.entries(files)) await write(path, text);
		expect(await readMachineLimits({}, root)).toMatchObject({ cpus: 1 });
	});

	it("knows containers", async () => {
		expect(await readMachineLimits({ KUBERNETES_SERVICE_HOST: "10.0.0.1" }, root)).toMatchObject({ isContainer: true });
		await write(".dockerenv", "");
		expect(await readMachineLimits({}, root)).toMatchObject({ isContainer: true });
	});
});
