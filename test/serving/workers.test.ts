import { spawn } from "node:child_process";
import { Agent, request } from "node:http";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildSite, type RunningSite, runGatz, startSite, waitForUrl } from "../support/command.js";
import { get, heading } from "../support/get.js";
import { createTemporarySite, type TemporarySite } from "../support/temporary-site.js";

let site: TemporarySite;
const servers: RunningSite[] = [];
beforeAll(async () => {
	site = await createTemporarySite("workers");
	await buildSite(site.directory);
});
afterAll(async () => {
	await Promise.all(servers.map((server) => server.end("SIGKILL"))); // those of tests that failed
	await site.delete();
});

async function start(workers: string, ...args: string[]): Promise<RunningSite> {
	const server = await startSite(site.directory, "serve", { args: ["--workers", workers, ...args] });
	servers.push(server);
	return server;
}

/** The process that answered. */
async function pidOf(server: RunningSite, search = ""): Promise<number> {
	const { status, text } = await get(`${server.url}/${search}`);
	expect(status, text).toBe(200);
	return Number(heading(text)?.split(" ")[0]);
}

/** Waits for something; the tests run side by side, where `expect.poll` does not know whose it is. */
async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
	while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 20));
}

/** What requests to a server wait for. */
const file = ({ port }: RunningSite) => `go-on-${port}`;
const waitFor = (server: RunningSite) => `${server.url}/?until=${encodeURIComponent(join(site.directory, file(server)))}`;

const says = (server: RunningSite, text: string, times = 1) => until(() => server.output().split(text).length > times);

/** Waits until two workers have answered. */
async function pidsOf(server: RunningSite): Promise<number[]> {
	const pids = new Set<number>();
	await until(async () => pids.add(await pidOf(server)).size === 2);
	return [...pids];
}

/** The program that a build carries. */
async function startStandalone(): Promise<RunningSite> {
	const { buildId } = JSON.parse(await site.read(".cache/current.json"));
	const { NODE_ENV: _, VITEST: __, ...inherited } = process.env;
	const env = { ...inherited, NO_COLOR: "1", PORT: "0", HOST: "127.0.0.1", GATZ_WORKERS: "2" };
	return waitForUrl(spawn(process.execPath, [join(site.directory, ".cache/server", buildId, "serve.mjs")], { env }));
}

describe.concurrent("SIGTERM with 16 requests under way: 16 answers, and the end with 0", () => {
	test.each([
		["one process", () => start("1")],
		["two workers", () => start("2")],
		["two workers of the program in the build", startStandalone],
	])("%s", async (_, startServer) => {
		const server = await startServer();
		await pidOf(server);
		const asked = Array.from({ length: 16 }, () => {
			return get(waitFor(server), { headers: { connection: "keep-alive" } });
		});
		await says(server, "waiting", 16);
		const code = server.end("SIGTERM");
		await says(server, "ending after the requests under way");
		await expect(until(() => get(server.url).then(() => false))).rejects.toThrow("ECONNREFUSED");
		await site.write(file(server), "");
		const answers = await Promise.all(asked);
		expect(answers.map(({ status, headers }) => `${status} ${headers.connection}`)).toEqual(Array(16).fill("200 close"));
		expect(await code).toBe(0);
	});
});

describe.concurrent("the end", () => {
	test("a request that takes longer than --shutdown-timeout is cut, and the code is 1", async () => {
		for (const workers of ["1", "2"]) {
			const server = await start(workers, "--shutdown-timeout", "0.3");
			const asked = get(`${server.url}/?until=never`).catch((error) => error.code);
			await says(server, "waiting");
			expect(await server.end("SIGTERM")).toBe(1);
			expect(await asked).toBe("ECONNRESET");
		}
	});

	test("a second signal ends at once", async () => {
		const server = await start("2");
		const asked = get(`${server.url}/?until=never`).catch((error) => error.code);
		await says(server, "waiting");
		const code = server.end("SIGTERM");
		await says(server, "ending after the requests under way");
		void server.end("SIGINT");
		expect([await code, await asked]).toEqual([1, "ECONNRESET"]);
	});

	test("requests are answered during --pre-stop-delay, and told to connect anew", async () => {
		const server = await start("2", "--pre-stop-delay", "1");
		const code = server.end("SIGTERM");
		await says(server, "ending after the requests under way");
		const { status, headers } = await get(`${server.url}/`, { headers: { connection: "keep-alive" } });
		expect([status, headers.connection]).toEqual([200, "close"]);
		expect(await code).toBe(0);
	});
});

describe.concurrent("a worker", () => {
	test("that is killed costs its own requests only, and is replaced", async () => {
		const server = await start("2");
		const [killed, other] = (await pidsOf(server)).sort((a, b) => a - b) as [number, number];
		const asked = Array.from({ length: 8 }, () =>
			get(waitFor(server)).then(
				({ text }) => heading(text),
				() => "lost",
			),
		);
		await says(server, "waiting", 8);
		process.kill(killed, "SIGKILL");
		await says(server, "ended by SIGKILL");
		await site.write(file(server), "");
		const its = server.output().split(`waiting ${killed}`).length - 1;
		expect((await Promise.all(asked)).sort()).toEqual([...Array(8 - its).fill(`${other} first`), ...Array(its).fill("lost")]);
		expect(await pidsOf(server)).not.toContain(killed);
		await server.stop();
	});

	test("in which a page calls process.exit or throws late is no worker less: the next request is answered", async () => {
		const server = await start("2");
		for (let round = 0; round < 3; round++) {
			await expect(get(`${server.url}/?exit=3`)).rejects.toThrow();
			await pidOf(server);
		}
		await pidOf(server, "?throw=1");
		await says(server, "An error that nobody caught, of src/pages/index.js:");
		await pidOf(server);
		expect(await server.end("SIGTERM")).toBe(0);
	});

	test("comes when the others are busy, as far as the range goes", async () => {
		const server = await start("1-2");
		const first = await pidOf(server);
		let isOver = false;
		const keepBusy = async () => {
			while (!isOver) await get(`${server.url}/?busy=150`);
		};
		const visitors = Array.from({ length: 4 }, keepBusy);
		await until(async () => (await pidOf(server)) !== first);
		isOver = true;
		await Promise.all(visitors);
		expect(await server.end("SIGTERM")).toBe(0);
	});

	test("that comes to help a busy one gets connections that clients keep open", async () => {
		const server = await start("1-2");
		const pids = new Set<number>();
		const visitors = Array.from({ length: 8 }, async () => {
			const agent = new Agent({ keepAlive: true, maxSockets: 1 });
			while (pids.size < 2) {
				const { text } = await get(`${server.url}/?busy=30`, { agent });
				pids.add(Number(heading(text)?.split(" ")[0]));
			}
			agent.destroy();
		});
		await Promise.all(visitors);
		expect(await server.end("SIGTERM")).toBe(0);
	});

	test("that comes in place of another one gets one of few connections, though the other one can do the work", async () => {
		const server = await start("2");
		const [first] = await pidsOf(server);
		const pids = new Set<number>();
		const ask = async (agent: Agent) => {
			const { text } = await get(`${server.url}/?busy=3`, { agent });
			await new Promise((resolve) => setTimeout(resolve, 25));
			return Number(heading(text)?.split(" ")[0]);
		};
		const agents = Array.from({ length: 4 }, () => new Agent({ keepAlive: true, maxSockets: 1 }));
		process.kill(first as number, "SIGKILL");
		await Promise.all(
			agents.map(async (agent) => {
				while (pids.size < 2) pids.add(await ask(agent));
				agent.destroy();
			}),
		);
		expect(pids).not.toContain(first);
		expect(await server.end("SIGTERM")).toBe(0);
	});

	test("that hangs is killed and replaced", async () => {
		const server = await start("2", "--hang-timeout", "2");
		const pids = await pidsOf(server);
		await expect(get(`${server.url}/?spin=1`)).rejects.toThrow("socket hang up");
		await pidOf(server);
		expect(await pidsOf(server)).not.toEqual(pids);
		await server.says(/Worker \d does not respond for \d s: it is killed/);
		expect(await server.end("SIGTERM")).toBe(0);
	});

	test("that takes too much memory is replaced when another one is ready", async () => {
		const server = await start("2", "--max-memory", "200");
		const grown = await pidOf(server, "?grow=200");
		await says(server, " MB of memory, more than 200 MB: it is replaced.");
		await until(async () => !(await pidsOf(server)).includes(grown));
		expect(await server.end("SIGTERM")).toBe(0);
	});

	test("that fails at its start again and again ends the server, which says why", async () => {
		const environment = { FAIL_AT_START: "1", GATZ_WORKERS: "2" };
		const { code, output } = await runGatz(site.directory, ["serve", "--port", "0"], environment);
		expect(code).toBe(1);
		expect(output).toContain("GATZ_WORKERS_FAILED");
		expect(output).toMatch(/\d workers ended soon after their start, the last one with exit code 1: there is no database/);
	});
});

/** Asks without a pause over kept connections until it is told to end, which gives what was lost; `versions` are those that answered, in order. */
function load(server: RunningSite): { readonly versions: readonly string[]; end(): Promise<unknown[]> } {
	const versions: string[] = [];
	const lost: unknown[] = [];
	let isOver = false;
	const ask = (agent: Agent) =>
		new Promise<void>((resolve) => {
			const fail = (error: unknown) => resolve(void lost.push(error));
			const outgoing = request(server.url, { agent }, (incoming) => {
				let text = "";
				incoming.on("data", (chunk) => (text += chunk));
				incoming.on("error", fail);
				incoming.on("end", () => {
					const version = heading(text)?.split(" ")[1];
					if (incoming.statusCode !== 200 || version === undefined) return fail(text);
					if (versions.at(-1) !== version) versions.push(version);
					resolve();
				});
			});
			outgoing.on("error", fail).end();
		});
	const loops = Array.from({ length: 4 }, async () => {
		const agent = new Agent({ keepAlive: true, maxSockets: 1 });
		while (!isOver) await ask(agent);
		agent.destroy();
	});
	return {
		versions,
		async end() {
			isOver = true;
			await Promise.all(loops);
			return lost;
		},
	};
}

test("a new build takes over and no request is lost: workers with SIGHUP, one process with --watch-build", async () => {
	const [supervised, alone] = await Promise.all([start("2"), start("1", "--watch-build")]);
	const loads = [load(supervised), load(alone)];
	await site.write("src/version.js", 'export const VERSION = "second";\n');
	await buildSite(site.directory);
	process.kill(supervised.pid, "SIGHUP");
	for (const server of [supervised, alone]) await says(server, "Serving the build");
	for (const { versions, end } of loads) {
		await until(() => versions.includes("second"));
		expect(await end()).toEqual([]);
		expect(versions[0]).toBe("first");
	}
	for (const server of [supervised, alone]) {
		process.kill(server.pid, "SIGHUP");
		await says(server, "is served already");
		expect(await server.end("SIGTERM")).toBe(0);
	}
});
