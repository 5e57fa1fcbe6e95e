import { type CommandArguments, runCommand } from "./run-command.js";

/** `gatsby telemetry [--enable|--disable]`: accepted, so that scripts go on working. */
export default function telemetry(args: CommandArguments): Promise<number> {
	return runCommand(args, {}, async ({ reporter }) => {
		reporter.info("Gatz collects nothing, so there is nothing to turn on or off.");
		return 0;
	});
}
