import { relative } from "node:path";
import type { Connect } from "vite";
import { createHttpServer, type RunningServer, startListening } from "../adapters/nodejs.js";
import { logStrayErrors } from "../adapters/stray-errors.js";
import { createHookWaits, type HookWaits } from "../plugins/hook-waits.js";
import { loadPlugins } from "../plugins/load-plugins.js";
import { loadThemedConfig } from "../plugins/load-themes.js";
import type { Plugin } from "../plugins/plugin.js";
import { applyEnv, readEnvFiles } from "../system/env.js";
import { createErrorReport } from "../system/error-report.js";
import { errorText } from "../system/error-text.js";
import { statPath } from "../system/files.js";
import { PROBLEMS } from "../universal/develop-messages.js";
import { type DevServerOptions, type DevSession, startSession } from "./dev-server.js";
import { createDevelopReporter } from "./develop-reporter.js";
import { isNewer, watchStates, whenWritten } from "./missed-writes.js";
import { createProblems } from "./problems.js";
import { untilSiteChanges } from "./site-change.js";
import { readSiteCode } from "./site-code.js";

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
	let starting: Promise<void> | undefined;
	/** Why there is no site. */
	let failure: unknown;
	let isRestarting = false;
	/** The latest file because of which the site has to begin anew. */
	let wanted: string | undefined;
	/** When the site's settings were read last, in milliseconds since 1970. */
	let lastStart = Date.now();
	/** The hooks of a site that is about to start. */
	let waits: HookWaits | undefined;
	/** A file that was loaded and has changed since then, while the site was about to start. */
	let changedEarly: string | undefined;
	const states = watchStates((file) => {
		if (waits) changedEarly = file;
		else if (!isRestarting) sessionOptions.restart(file);
		if (waits?.isLate) waits.abandon();
	});
	const http = createHttpServer(async (incoming, outgoing) => {
		await starting;
		if (failure === undefined) session?.listener(incoming, outgoing);
		else answerFailure(outgoing, failure, directory);
	});

	const sessionOptions = {
		...options,
		problems,
		reporter,
		restart(file: string) {
			wanted = file;
			if (isRestarting) return;
			isRestarting = true;
			void restart()
				.catch(reporter.error)
				.finally(() => {
					isRestarting = false;
				});
		},
	};

	/** Starts the site. As long as something keeps it from that, each change is a new try. */
	async function start(isAnew: boolean): Promise<void> {
		for (let again = isAnew; ; again = true) {
			const hooks = createHookWaits("A change of its code begins anew.");
			hooks.onLate(() => changedEarly !== undefined && hooks.abandon());
			const onPlugins = async (plugins: readonly Plugin[]) => {
				const { files } = await readSiteCode(directory, plugins);
				if (waits === hooks) states.watch(files, lastStart);
			};
			states.end(); // what they know is of the start before
			waits = hooks;
			changedEarly = undefined;
			const attempt = startSession({ ...sessionOptions, waits, onPlugins, isAnew: again }, http, session);
			starting = attempt.then(
				(started) => {
					session = started;
					failure = undefined;
					states.watch(started.configFiles, lastStart);
				},
				(error: unknown) => {
					failure = error;
				},
			);
			await starting;
			waits = undefined;
			if (failure === undefined) {
				if (changedEarly !== undefined) sessionOptions.restart(changedEarly);
				return;
			}
			if (hooks.isAbandoned) reporter.info(`${relative(directory, changedEarly ?? "")} has changed: the development server begins anew.`);
			else {
				reporter.error(failure);
				reporter.info("The site does not start. It is tried again when a file changes.");
				await untilSiteChanges(directory, lastStart);
			}
			lastStart = Date.now();
			await readEnvironment();
			problems.clear();
		}
	}

	async function restart(): Promise<void> {
		for (let file = wanted; file !== undefined; file = wanted) {
			wanted = undefined;
			await whenWritten(file);
			const state = await statPath(file);
			if (state && !isNewer(state, lastStart)) continue; // seen twice
			lastStart = Date.now();
			try {
				await checkSite();
			} catch (error) {
				reporter.error(error);
				reporter.info("The site is served as it was before, until the error is mended.");
				continue;
			}
			reporter.info(`${relative(directory, file)} has changed: the development server begins anew.`);
			await session?.endData();
			problems.clear();
			await start(true);
		}
	}

	async function readEnvironment(): Promise<void> {
		for (const name of Object.keys(fromFiles)) if (!(name in environment)) delete process.env[name];
		fromFiles = (await readEnvFiles(directory, environment)).values;
		applyEnv(fromFiles, process.env);
	}

	/** Throws what would keep the site from starting, while the one that runs is still whole. */
	async function checkSite(): Promise<void> {
		await readEnvironment();
		const config = await loadThemedConfig(directory, true);
		await loadPlugins({ directory, config, reporter: { ...reporter, warn: () => {} }, isAnew: true });
	}

	const server = await startListening(http, { host, port });
	await start(false);
	return {
		...server,
		async close(grace) {
			states.end();
			await session?.vite.close();
			const isDone = await server.close(grace);
			await session?.endData();
			leaveStrayErrors();
			return isDone;
		},
	};
}

/** Says why there is no site; the browser asks again by itself. */
function answerFailure(outgoing: Parameters<Connect.SimpleHandleFunction>[1], failure: unknown, directory: string): void {
	const headers = { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store", refresh: "1" };
	outgoing.writeHead(500, headers).end(errorText(createErrorReport(failure, directory), (_, text) => text));
}
