import { findFreePort } from "../adapters/free-port.js";
import type { Reporter } from "../plugin-api.js";
import { networkAddresses } from "../system/network-addresses.js";
import { openBrowser } from "../system/open-browser.js";
import type { Terminal } from "../system/terminal.js";
import { GatzError } from "../universal/errors.js";
import { GRAPHIQL_PATH } from "./graphiql.js";
import { startDevServer } from "./start-dev-server.js";

export interface DevelopOptions {
	/** Absolute path of the site. */
	readonly directory: string;
	readonly reporter: Reporter;
	readonly terminal: Terminal;
	readonly host: string;
	readonly port: number;
	/** Open a browser. */
	readonly open: boolean;
}

/**
 * `gatsby develop`: serves the site until the process is told to end.
 * @returns the exit code
 * @throws GatzError PORT_IN_USE when nobody wants another port
 */
export async function runDevelop(options: DevelopOptions): Promise<number> {
	const { reporter, terminal, open } = options;
	const port = await choosePort(options);
	const server = await startDevServer({ ...options, port, log: (line) => terminal.print(terminal.style("dim", line)) });
	const urls = urlsOf(options.host, server.url, server.port);
	reporter.success(`You can now view your site in the browser: ${urls.join("  ")}`);
	reporter.info(`View GraphiQL, an in-browser IDE, to explore your site's data and schema: ${server.url}${GRAPHIQL_PATH}`);
	if (open) openBrowser(urls[0] as string);
	await new Promise<void>((resolve) => {
		for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
	});
	await server.close();
	return 0;
}

/** The port that was asked for, or with the person's consent the next free one. */
async function choosePort({ host, port, terminal, reporter }: DevelopOptions): Promise<number> {
	const free = Number.isInteger(port) && port > 0 ? await findFreePort({ host, port }) : port;
	if (free === port) return port;
	const isWelcome = await terminal.confirm(`Port ${port} on ${host} is in use. Shall the site be at port ${free} instead?`);
	if (!isWelcome) throw new GatzError("PORT_IN_USE", { host, port });
	reporter.info(`Port ${port} on ${host} is in use: the site is at port ${free}.`);
	return free;
}

/** An address that means all of the machine's is none to go to. */
function urlsOf(host: string, url: string, port: number): string[] {
	if (host !== "0.0.0.0" && host !== "::") return [`${url}/`];
	return ["localhost", ...networkAddresses()].map((address) => `http://${address}:${port}/`);
}
