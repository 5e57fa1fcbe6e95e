import { serve } from "../adapters/serve.js";
import { openArtifact } from "../artifact/open.js";
import type { Reporter } from "../plugin-api.js";
import type { Logger } from "../server/exchange.js";
import { applyEnv, readEnvFiles } from "../system/env.js";
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
}

/** `gatsby serve`. Resolves to the exit code when the server has ended. SPEC 1.15. */
export default function serveSite(args: ServeArguments): Promise<number> {
	return runCommand(args, { nodeEnv: "production" }, async ({ directory, reporter }) => {
		applyEnv((await readEnvFiles(directory, process.env)).values, process.env);
		const artifact = await openArtifact(directory, { onNotice: reporter.info });
		const { pathPrefix } = artifact.settings;
		if (args.prefixPaths && pathPrefix === "") reporter.warn("The build has no path prefix: it was made without --prefix-paths.");
		const server = await serve({
			artifact,
			logger: createLogger(reporter),
			host: args.host ?? process.env.HOST ?? "localhost",
			port: Number(args.port ?? process.env.PORT ?? 9000),
		});
		const url = `${server.url}${pathPrefix}/`;
		reporter.success(`Serving the site at ${url}`);
		if (args.open) (await import("../system/open-browser.js")).openBrowser(url);
		await signalled();
		await server.close();
		await artifact.close();
		return 0;
	});
}

/** Says which request an error belongs to: its id is all that the visitor gets to see. */
function createLogger(reporter: Reporter): Logger {
	return {
		warn: reporter.warn,
		error(error, detail) {
			if (detail) reporter.log(`${detail.method} ${detail.url} failed, request ${detail.requestId}`);
			reporter.error(error);
		},
	};
}

function signalled(): Promise<void> {
	return new Promise((resolve) => {
		for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
	});
}
