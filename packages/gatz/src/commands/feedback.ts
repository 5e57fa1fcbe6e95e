import { type CommandArguments, runCommand } from "./run-command.js";

/** `gatsby feedback`: accepted, so that scripts go on working. */
export default function feedback(args: CommandArguments): Promise<number> {
	return runCommand(args, {}, async ({ reporter }) => {
		reporter.info("Gatz asks for no feedback from the terminal.");
		return 0;
	});
}
