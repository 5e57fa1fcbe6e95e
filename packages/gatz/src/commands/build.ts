import { type CommandArguments, runCommand } from "./run-command.js";

/** SPEC 6.10.1. */
export interface BuildArguments extends CommandArguments {
	/** Apply pathPrefix and assetPrefix. Also on with `PREFIX_PATHS=true`. SPEC 1.13.1. */
	readonly prefixPaths?: boolean;
}

/** `gatsby build`. Resolves to the exit code. SPEC 6.10. */
export default function build(args: BuildArguments): Promise<number> {
	return runCommand(args, { nodeEnv: "production", fixed: true, command: "build" }, async ({ directory, reporter }) => {
		const { runBuild } = await import("../build/run-build.js");
		const { pages } = await runBuild({ directory, reporter, prefixPaths: wantsPrefixes(args) });
		const count = pages.static + pages.deferred + pages.serverRendered;
		reporter.success(`Built ${count} pages: ${pages.static} static, ${pages.deferred} deferred, ${pages.serverRendered} server-rendered`);
		return 0;
	});
}

function wantsPrefixes(args: BuildArguments): boolean {
	return args.prefixPaths ?? /^(true|1)$/.test(process.env.PREFIX_PATHS ?? "");
}
