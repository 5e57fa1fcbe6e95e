import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildSite } from "../support/command.js";
import { createRandom } from "./random.js";
import { SITE_EDITS } from "./site-edits.js";
import { createTwins, statArtifact, type Twins } from "./twin-builds.js";

let twins: Twins;
beforeAll(async () => {
	twins = await createTwins();
	await buildSite(twins.site.directory);
});
afterAll(() => twins?.delete());

describe("a build after an edit gives, byte for byte, what a first build gives", () => {
	const random = createRandom(1);
	test.each(SITE_EDITS.map((edit) => [edit.name, edit] as const))(
		"9.10.15 %s",
		async (_name, { apply, prints = [], doesNotPrint = [] }) => {
			await apply(twins.site, random);
			const output = await twins.buildBoth();
			for (const text of prints) expect(output).toMatch(text);
			for (const text of doesNotPrint) expect(output).not.toMatch(text);
		},
	);
});

test("a build of the same input writes no file of the artifact", async () => {
	const before = await statArtifact(twins.site.directory);
	expect(await buildSite(twins.site.directory)).toMatch(/static pages: none\n/);
	expect(await statArtifact(twins.site.directory)).toEqual(before);
});
