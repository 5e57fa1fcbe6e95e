import { GatzError } from "../universal/errors.js";
import { type CommandArguments, runCommand } from "./run-command.js";

/** `gatsby new`: needs the scaffolder. */
export default function createSite(args: CommandArguments): Promise<number> {
	return runCommand(args, {}, () => Promise.reject(new GatzError("COMMAND_NOT_YET", { command: "new" })));
}
