import { afterAll, beforeAll, expect, test } from "vitest";
import { buildSite } from "../support/command.js";
import { createRandom } from "./random.js";
import { SITE_EDITS } from "./site-edits.js";
import { createTwins, type Twins } from "./twin-builds.js";

/** Builds, each after one to four edits. */
const BUILDS = Number(process.env.INCREMENTAL_BUILDS ?? 6);
/** The same seed gives the same edits. */
const SEED = Number(process.env.INCREMENTAL_SEED ?? Math.floor(Math.random() * 2 ** 31));

let twins: Twins;
beforeAll(async () => {
	twins = await createTwins();
	await buildSite(twins.site.directory);
});
afterAll(() => twins?.delete());

test(
	`builds after any edits in any order give what first builds give (INCREMENTAL_SEED=${SEED})`,
	async () => {
		const random = createRandom(SEED);
		const history: string[] = [];
		for (let build = 1; build <= BUILDS; build++) {
			for (let count = 1 + Math.floor(random() * 4); count > 0; count--) {
				const edit = SITE_EDITS[Math.floor(random() * SITE_EDITS.length)];
				history.push(`${build}: ${edit?.name}`);
				await edit?.apply(twins.site, random);
			}
			const difference = await twins.buildBoth().then(
				() => "",
				(error: Error) => error.message,
			);
			expect(difference, history.join("\n")).toBe("");
		}
	},
	BUILDS * 30_000,
);
