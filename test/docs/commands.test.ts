import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { COMMANDS, GLOBAL_FLAGS } from "../../packages/gatz/src/cli/commands.js";

const page = readFileSync(new URL("../../docs/reference/commands.md", import.meta.url), "utf8");

test.each(Object.entries(COMMANDS))("%s and its options are described", (name, { flags }) => {
	expect(page).toMatch(new RegExp(`\`(?:gatsby )?${name}\\b`));
	for (const flag of Object.keys({ ...flags, ...GLOBAL_FLAGS })) {
		const isOn = ["telemetry", "feedback"].includes(name);
		if (!isOn || flag in GLOBAL_FLAGS) expect(page).toMatch(new RegExp(`--${flag}\\b`));
	}
});
