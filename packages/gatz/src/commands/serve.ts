import { serveDirectory } from "../adapters/serve-directory.js";
import type { GivenServerOptions } from "../adapters/server-settings.js";
import { type CommandArguments, runCommand } from "./run-command.js";

/** SPEC 6.10.1. */
export interface ServeArguments extends CommandArguments, GivenServerOptions {
	/** Default: `HOST`, else `localhost`. SPEC 1.15.16. */
	readonly host?: string;
	/** Default: `PORT`, else 9000. */
	readonly port?: number | string;
	/** Open a browser. */
	readonly open?: boolean;
	/** Accepted: the build knows whether it has a prefix. SPEC 1.13.4. */
	readonly prefixPaths?: boolean;
}

/** `gatsby serve`. Resolves to the exit code when the server has ended. SPEC 1.15. */
export default function serveSite({ host, port, open, prefixPaths, ...args }: ServeArguments): Promise<number> {
	return runCommand(args, { nodeEnv: "production" }, async ({ directory, reporter }) => {
		return serveDirectory({
			directory,
			reporter,
			host,
			port,
			flags: args,
			onListening(url, { settings }) {
				if (prefixPaths && settings.pathPrefix === "") {
					reporter.warn("The build has no path prefix: it was made without --prefix-paths.");
				}
				if (open) import("../system/open-browser.js").then(({ openBrowser }) => openBrowser(url));
			},
		});
	});
}
