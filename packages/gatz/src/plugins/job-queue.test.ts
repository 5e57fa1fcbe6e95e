import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { Emitter } from "../plugin-api.js";
import { createJobQueue } from "./job-queue.js";
import { createMemoryValues } from "./keyed-values.js";

let folder: string;
let events: string[];
const emitter: Emitter = { on() {}, off() {}, emit: (event) => void events.push(event) };
beforeEach(async () => {
	events = [];
	folder = await mkdtemp(join(tmpdir(), "gatz-jobs-"));
	await mkdir(join(folder, "out"));
	await writeFile(join(folder, "input.txt"), "one");
	const worker = `
		let runs = 0;
		exports.COUNT = async ({ inputPaths, outputDir, args }) => ({ run: ++runs, inputs: inputPaths.length, outputDir, args });
		exports.FAIL = () => { throw new Error("no luck"); };`;
	await writeFile(join(folder, "gatsby-worker.js"), worker);
});
afterEach(() => rm(folder, { recursive: true }));

const plugin = () => ({ name: "p", version: "1", directory: folder, options: {}, hooks: {} });
const job = (args: Record<string, unknown> = {}) => ({ name: "COUNT", inputPaths: ["input.txt"], outputDir: "out", args });

it("runs a job once for equal inputs and arguments, also in a later build", async () => {
	const values = createMemoryValues();
	const queue = createJobQueue({ directory: folder, emitter, values });
	const first = { run: 1, inputs: 1, outputDir: join(folder, "out"), args: {} };
	expect(await Promise.all([queue.run(job(), plugin()), queue.run(job(), plugin())])).toEqual([first, first]);
	expect(await queue.run(job({ width: 1 }), plugin())).toMatchObject({ run: 2 });
	expect(events).toEqual(["CREATE_JOB_V2", "END_JOB_V2", "CREATE_JOB_V2", "END_JOB_V2"]);
	expect(queue.complete.size).toBe(2);

	const later = createJobQueue({ directory: folder, emitter, values });
	expect(await later.run(job(), plugin())).toEqual(first);
	await writeFile(join(folder, "input.txt"), "two");
	await later.forgetStale();
	expect(later.complete.size).toBe(0);
	expect(await later.run(job(), plugin())).toMatchObject({ run: 3 });
	await rm(join(folder, "out"), { recursive: true });
	expect(await later.run(job(), plugin())).toMatchObject({ run: 4 });
});

it("tells of a job that failed, also when the plugin does not wait for it", async () => {
	const queue = createJobQueue({ directory: folder, emitter, values: createMemoryValues() });
	void queue.run({ ...job(), name: "FAIL" }, plugin());
	await expect(queue.settled()).rejects.toMatchObject({ code: "GATZ_JOB_FAILED", what: 'The job FAIL of "p" failed: no luck' });
	await expect(queue.run({ ...job(), name: "ABSENT" }, plugin())).rejects.toThrow('its gatsby-worker does not export "ABSENT"');
});
