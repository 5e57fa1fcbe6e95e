import { GatzError } from "../universal/errors.js";
import { type CommandArguments, runCommand } from "./run-command.js";

/** `gatsby repl`: needs the data layer. */
export default function repl(args: CommandArguments): Promise<number> {
	return runCommand(args, {}, () => Promise.reject(new GatzError("COMMAND_NOT_YET", { command: "repl" })));
}
