import { serveDirectory } from "../adapters/serve-directory.js";
import { type CommandArguments, runCommand } from "./run-command.js";

/** SPEC 6.10.1. */
export interface ServeArguments extends CommandArguments {
	/** Default: `HOST`, else `localhost`. SPEC 1.15.16. */
	readonly host?: string;
	/** Default: `PORT`, else 9000. */
	readonly port?: number | string;
	/** Open a browser. */
	readonly open?: boolean;
	/** Accepted: the build knows whether it has a prefix. SPEC 1.13.4. */
	readonly prefixPaths?: boolean;
	/** false: no answers are kept. */
	readonly cache?: boolean;
}

/** `gatsby serve`. Resolves to the exit code when the server has ended. SPEC 1.15. */
export default function serveSite({ host, port, open, prefixPaths, cache, ...args }: ServeArguments): Promise<number> {
	return runCommand(args, { nodeEnv: "production" }, async ({ directory, reporter }) => {
		await serveDirectory({
			directory,
			reporter,
			host,
			port,
			cache,
			onListening(url, { settings }) {
				if (prefixPaths && settings.pathPrefix === "") {
					reporter.warn("The build has no path prefix: it was made without --prefix-paths.");
				}
				if (open) import("../system/open-browser.js").then(({ openBrowser }) => openBrowser(url));
			},
		});
		return 0;
	});
}
