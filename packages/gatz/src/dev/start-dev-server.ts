import { relative } from "node:path";
import { createHttpServer, type RunningServer, startListening } from "../adapters/nodejs.js";
import { logStrayErrors } from "../adapters/stray-errors.js";
import { loadPlugins } from "../plugins/load-plugins.js";
import { loadThemedConfig } from "../plugins/load-themes.js";
import { applyEnv, readEnvFiles } from "../system/env.js";
import { statPath } from "../system/files.js";
import { PROBLEMS } from "../universal/develop-messages.js";
import { type DevServerOptions, type DevSession, startSession } from "./dev-server.js";
import { createDevelopReporter } from "./develop-reporter.js";
import { whenWritten } from "./missed-writes.js";
import { createProblems } from "./problems.js";

/** Serves a site from its source. What everything depends on may change: then the site begins anew, at the same address. */
export async function startDevServer(options: DevServerOptions): Promise<RunningServer> {
	const { directory, host, port } = options;
	let session: DevSession | undefined;
	const problems = createProblems({
		directory,
		reporter: options.reporter,
		onChange: (list) => session?.vite.environments.client.hot.send(PROBLEMS, list),
	});
	const reporter = createDevelopReporter(options.reporter, problems, directory);
	const leaveStrayErrors = logStrayErrors(reporter);
	const environment = { ...process.env };
	let fromFiles = (await readEnvFiles(directory, environment)).values;
	let restarting: Promise<void> | undefined;
	let isWanted = false;
	/** When the site was looked at last, in milliseconds since 1970. */
	let lastStart = Date.now();
	const http = createHttpServer(async (incoming, outgoing) => {
		await restarting;
		session?.listener(incoming, outgoing);
	});

	const sessionOptions = {
		...options,
		problems,
		reporter,
		restart(file: string) {
			isWanted = true;
			restarting ??= restart(file).finally(() => {
				restarting = undefined;
			});
		},
	};

	async function restart(file: string): Promise<void> {
		while (isWanted) {
			isWanted = false;
			await whenWritten(file);
			const state = await statPath(file);
			if (state && state.mtimeMs <= lastStart) continue; // seen twice
			lastStart = Date.now();
			try {
				await checkSite();
				reporter.info(`${relative(directory, file)} has changed: the development server begins anew.`);
				await session?.endData();
				problems.clear();
				session = await startSession(sessionOptions, http, session);
				// Nobody has watched in the meantime.
				isWanted ||= await hasChangedSince(session.configFiles, lastStart);
			} catch (error) {
				reporter.error(error);
				reporter.info("The site is served as it was before, until the error is mended.");
			}
		}
	}

	/** Throws what would keep the site from starting, while the one that runs is still whole. */
	async function checkSite(): Promise<void> {
		for (const name of Object.keys(fromFiles)) if (!(name in environment)) delete process.env[name];
		fromFiles = (await readEnvFiles(directory, environment)).values;
		applyEnv(fromFiles, process.env);
		const config = await loadThemedConfig(directory, true);
		await loadPlugins({ directory, config, reporter: { ...reporter, warn: () => {} }, isAnew: true });
	}

	session = await startSession(sessionOptions, http);
	const server = await startListening(http, { host, port });
	return {
		...server,
		async close(grace) {
			await session?.vite.close();
			const isDone = await server.close(grace);
			await session?.endData();
			leaveStrayErrors();
			return isDone;
		},
	};
}

/** @param time milliseconds since 1970 */
async function hasChangedSince(files: readonly string[], time: number): Promise<boolean> {
	const states = await Promise.all(files.map(statPath));
	return states.some((state) => state !== undefined && state.mtimeMs > time);
}
