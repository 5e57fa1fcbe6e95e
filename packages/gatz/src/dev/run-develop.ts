import { logStrayErrors } from "../adapters/stray-errors.js";
import type { Reporter } from "../plugin-api.js";
import { GRAPHIQL_PATH } from "./graphiql.js";
import { startDevServer } from "./start-dev-server.js";

export interface DevelopOptions {
	/** Absolute path of the site. */
	readonly directory: string;
	readonly reporter: Reporter;
	readonly host: string;
	readonly port: number;
	/** Open a browser. */
	readonly open: boolean;
}

/** `gatsby develop`: serves the site until the process is told to end. @returns the exit code */
export async function runDevelop(options: DevelopOptions): Promise<number> {
	const { reporter } = options;
	const server = await startDevServer(options);
	logStrayErrors(reporter);
	reporter.success(`You can now view your site in the browser: ${server.url}/`);
	reporter.info(`View GraphiQL, an in-browser IDE, to explore your site's data and schema: ${server.url}${GRAPHIQL_PATH}`);
	await new Promise<void>((resolve) => {
		for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
	});
	await server.close();
	return 0;
}
