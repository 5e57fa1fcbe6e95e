import { basename } from "node:path";
import type { Reporter } from "../plugin-api.js";
import { createReporter } from "../system/reporter.js";
import { createTerminal } from "../system/terminal.js";
import { VERSION } from "../universal/version.js";
import type { Command } from "./commands.js";
import { createCommandHelp, createHelp } from "./help.js";
import { parseArguments } from "./parse-arguments.js";

/**
 * Runs a command line.
 * @param argv as `process.argv` has it
 * @returns the exit code
 */
export async function main(argv: readonly string[]): Promise<number> {
	process.stdout.on("error", passClosedPipe);
	const terminal = createTerminal(process.stdout, process.env);
	const reporter = createReporter({ terminal, directory: process.cwd(), exit: process.exit });
	try {
		const program = basename(argv[1] ?? "gatz", ".js");
		const { name, command, args, notices } = parseArguments(argv.slice(2));
		if (args.version) return print(reporter, `Gatz ${VERSION}`);
		if (name === undefined || !command) return print(reporter, createHelp(program));
		if (args.help) return print(reporter, createCommandHelp(program, name, command));
		for (const notice of notices) reporter.warn(notice);
		return await call(command, { ...args, noColor: args.color === false || args.colors === false }, reporter);
	} catch (error) {
		reporter.error(error);
		return 1;
	}
}

async function call(command: Command, args: object, reporter: Reporter): Promise<number> {
	if (!command.keepsRunning) {
		process.on("unhandledRejection", (reason) => {
			reporter.error(reason);
			process.exit(1);
		});
	}
	const { default: run } = await command.load();
	return run(args as never);
}

function print(reporter: Reporter, text: string): number {
	reporter.log(text);
	return 0;
}

/** Nobody reads any more (`gatz build | head`): the work goes on in silence. */
function passClosedPipe(error: NodeJS.ErrnoException): void {
	if (error.code !== "EPIPE") throw error;
}
