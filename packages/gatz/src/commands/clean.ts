import { join } from "node:path";
import { remove } from "../system/files.js";
import { type CommandArguments, runCommand } from "./run-command.js";

/** `gatsby clean`: removes what builds leave. SPEC 6.10.2. */
export default function clean(args: CommandArguments): Promise<number> {
	return runCommand(args, {}, async ({ directory, reporter }) => {
		await Promise.all([".cache", "public"].map((name) => remove(join(directory, name))));
		reporter.success("Removed .cache and public");
		return 0;
	});
}
