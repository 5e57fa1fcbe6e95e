import { type CommandArguments, runCommand } from "./run-command.js";

/** `gatsby options`: accepted, so that scripts go on working. */
export default function options(args: CommandArguments): Promise<number> {
	return runCommand(args, {}, async ({ reporter }) => {
		reporter.info("There are no options to set: the package manager is the one that you call.");
		return 0;
	});
}
