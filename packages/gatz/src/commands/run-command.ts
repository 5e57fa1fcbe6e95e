import { resolve } from "node:path";
import type { Reporter } from "../plugin-api.js";
import { createReporter } from "../system/reporter.js";
import { createTerminal, type Terminal } from "../system/terminal.js";

/** What every command takes: from our own CLI, or from a globally installed gatsby-cli, which calls `dist/commands/*.js` itself. */
export interface CommandArguments {
	/** The site's folder; the current one when absent. */
	readonly directory?: string;
	readonly verbose?: boolean;
	readonly noColor?: boolean;
	/** Words that are no options, the command's own name first. */
	readonly _?: readonly (string | number)[];
	/** Passed by gatsby-cli only. */
	readonly report?: unknown;
	readonly sitePackageJson?: unknown;
}

export interface CommandContext {
	/** Absolute path of the site; also the current directory. */
	readonly directory: string;
	readonly reporter: Reporter;
	/** Where the reporter writes. */
	readonly terminal: Terminal;
}

export interface CommandMode {
	/** `NODE_ENV` while the command runs; unless `fixed`, one that is set already stays. */
	readonly nodeEnv?: "production" | "development";
	readonly fixed?: boolean;
	/** `gatsby_executing_command`, by which plugins know what runs. */
	readonly command?: "build" | "develop";
}

/**
 * Runs the body of a command with a reporter, in the site's folder; what it throws is reported.
 * @returns the exit code
 */
export async function runCommand(
	args: CommandArguments,
	mode: CommandMode,
	body: (context: CommandContext) => Promise<number>,
): Promise<number> {
	setNodeEnv(mode);
	if (mode.command) process.env.gatsby_executing_command = mode.command;
	const directory = resolve(args.directory ?? process.cwd());
	if (directory !== process.cwd()) process.chdir(directory);
	const terminal = createTerminal(process.stdout, args.noColor ? { ...process.env, NO_COLOR: "1" } : process.env);
	const building = mode.fixed === true;
	const reporter = createReporter({ terminal, directory, exit: process.exit, building, verbose: args.verbose === true });
	const code = await body({ directory, reporter, terminal }).catch((error: unknown) => {
		reporter.error(error);
		return 1;
	});
	// gatsby-cli takes any settled promise for success.
	if (code !== 0 && args.report !== undefined) process.exit(code);
	return code;
}

/** Sites and their tools read NODE_ENV while they are loaded, so it is set before anything else happens. SPEC 6.8.7. */
function setNodeEnv({ nodeEnv, fixed }: CommandMode): void {
	if (nodeEnv && (fixed || !process.env.NODE_ENV)) process.env.NODE_ENV = nodeEnv;
}
