import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { BIN, buildSite } from "../support/command.js";
import { createRandom } from "./random.js";
import { createTwins, type Twins } from "./twin-builds.js";

const KILLS = Number(process.env.INCREMENTAL_KILLS ?? 5);
const SEED = Number(process.env.INCREMENTAL_SEED ?? Math.floor(Math.random() * 2 ** 31));
const random = createRandom(SEED);

/** As many as a save takes some time for. */
const NOTES = 500;

/** Time in which a build is killed, from its start. Milliseconds. */
const SPAN = 1500;

let twins: Twins;
beforeAll(async () => {
	twins = await createTwins();
	await writeNotes("first");
	await buildSite(twins.site.directory);
});
afterAll(() => twins?.delete());

describe(`a build that is killed (INCREMENTAL_SEED=${SEED})`, () => {
	test.each(Array.from({ length: KILLS }, () => Math.round(random() * SPAN)))(
		"after %d ms: the next one gives what a first build gives",
		async (moment) => {
			await writeNotes(`killed after ${moment}`);
			await killBuild(moment);
			await writeNotes(`built after ${moment}`, 7);
			await twins.buildBoth();
		},
	);

	test("again and again, first builds included", async () => {
		await twins.site.remove(".cache");
		for (let count = 0; count < KILLS; count++) {
			await writeNotes(`round ${count}`, 3);
			await killBuild(Math.round(random() * SPAN));
		}
		await twins.buildBoth();
	});
});

describe("nodes that can't be read", () => {
	const file = () => join(twins.site.directory, ".cache/data/data.mdb");
	const size = async () => (await readFile(file())).length;
	test.each<[string, () => Promise<void>]>([
		["half of it", async () => truncate(file(), Math.floor((await size()) / 2))],
		["noise", async () => writeFile(file(), noise(await size()))],
		[
			"noise behind the header",
			async () => writeFile(file(), Buffer.concat([(await readFile(file())).subarray(0, 32_768), noise(await size())])),
		],
	])("%s: a build says so, and gives what a first build gives", async (_, damage) => {
		await damage();
		await writeNotes(`after damage ${_}`, 2);
		// LMDB maps its file into memory: damage inside of it may end the process that meets it. Then the next one says so.
		const build = () => buildSite(twins.site.directory);
		const output = await build().catch(build);
		await twins.expectCold();
		expect(output.split("\n").filter((line) => line.includes("The data of the last build can't be read"))).toHaveLength(1);
	});
});

function noise(length: number): Uint8Array {
	return Uint8Array.from({ length }, () => Math.floor(random() * 256));
}

/** @param word part of the title of each n-th of the notes */
async function writeNotes(word: string, step = 1): Promise<void> {
	const notes = Array.from({ length: NOTES }, (_, index) => ({
		id: `note-${index}`,
		slug: `note-${index}`,
		title: `Note ${index}${index % step === 0 ? ` ${word}` : ""}`,
		weight: index % 10,
		author: index % 2 === 0 ? "ada" : "ben",
		draft: index % 5 !== 0,
		body: "x".repeat(1000),
	}));
	await twins.site.write("data/notes.json", JSON.stringify(notes));
}

async function killBuild(moment: number): Promise<void> {
	const { VITEST: _, NODE_ENV: __, ...environment } = process.env;
	const build = spawn(process.execPath, [BIN, "build"], { cwd: twins.site.directory, stdio: "ignore", env: environment });
	const closed = once(build, "close");
	await Promise.race([sleep(moment), closed]);
	build.kill("SIGKILL");
	await closed;
}
