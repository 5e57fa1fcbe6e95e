import { type CommandArguments, runCommand } from "./run-command.js";

/** SPEC 6.10.1. */
export interface DevelopArguments extends CommandArguments {
	/** Default: `HOST`, else `localhost`. */
	readonly host?: string;
	/** Default: `PORT`, else 8000. */
	readonly port?: number | string;
	/** Open a browser. */
	readonly open?: boolean;
	/** Let a debugger connect; a port other than 9229 as text. */
	readonly inspect?: boolean | string;
	/** As `inspect`, and wait until one has. */
	readonly inspectBrk?: boolean | string;
}

/** `gatsby develop`. Resolves to the exit code when the server has ended. SPEC 1.16. */
export default function develop(args: DevelopArguments): Promise<number> {
	return runCommand(args, { nodeEnv: "development", command: "develop" }, async ({ directory, reporter, terminal }) => {
		await openInspector(args);
		const { runDevelop } = await import("../dev/run-develop.js");
		return runDevelop({
			directory,
			reporter,
			terminal,
			host: args.host ?? process.env.HOST ?? "localhost",
			port: Number(args.port ?? process.env.PORT ?? 8000),
			open: args.open === true,
		});
	});
}

async function openInspector({ inspect, inspectBrk }: DevelopArguments): Promise<void> {
	const wanted = inspectBrk ?? inspect;
	if (!wanted) return;
	const inspector = await import("node:inspector");
	inspector.open(wanted === true ? 9229 : Number(wanted), "127.0.0.1", inspectBrk !== undefined);
}
