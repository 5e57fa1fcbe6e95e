import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { Agent, request } from "node:http";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { buildSite, percentile, startServer } from "../served-site.mjs";

const SITE = join(dirname(fileURLToPath(import.meta.url)), "site");
const ROOT_MODULES = join(SITE, "../../../node_modules");
const CONNECTIONS = 32;
const KILL_EVERY = 5;
/** ms after a kill within which what it cost is noticed. */
const NOTICED = 1000;

/** `npm run bench -- chaos [--seconds 60]`: at 70 % of capacity, one of three workers is killed every 5 s, and halfway a new build takes over. */
export async function main(args) {
	const { values } = parseArgs({ args, options: { seconds: { type: "string", default: "60" } } });
	const seconds = Number(values.seconds);
	const directory = mkdtempSync(join(tmpdir(), "gatz-chaos-"));
	cpSync(SITE, directory, { recursive: true, filter: (path) => !/\/(node_modules|public|\.cache)$/.test(path) });
	mkdirSync(join(directory, "node_modules"));
	for (const name of ["react", "react-dom"]) symlinkSync(join(ROOT_MODULES, name), join(directory, "node_modules", name));
	buildSite(directory);
	const server = await startServer(directory, "--workers", "3");
	try {
		const capacity = await measureCapacity(server.url, Math.min(5, seconds / 4));
		const rate = capacity * 0.7;
		console.log(`capacity ${capacity.toFixed(0)} req/s, load ${rate.toFixed(0)} req/s`);
		const quiet = await openLoop(server.url, rate, Math.min(20, seconds / 2));
		writeFileSync(join(directory, "src/version.js"), 'export const VERSION = "second";\n');
		buildSite(directory); // now: it would take CPUs that the capacity was measured with
		const kills = [];
		const [chaos] = await Promise.all([
			openLoop(server.url, rate, seconds),
			killWorkers(server.pid, seconds, kills),
			moveToNewBuild(server.pid, seconds / 2),
		]);
		report(quiet, chaos, kills);
	} finally {
		console.log(`the server ended with ${await server.stop()}`);
		rmSync(directory, { recursive: true });
	}
}

async function killWorkers(supervisor, seconds, kills) {
	for (let at = KILL_EVERY; at < seconds; at += KILL_EVERY) {
		await sleep(KILL_EVERY * 1000);
		const pids = execFileSync("pgrep", ["-P", String(supervisor)], { encoding: "utf8" })
			.trim()
			.split("\n");
		const pid = Number(pids[kills.length % pids.length]);
		process.kill(pid, "SIGKILL");
		kills.push({ pid, at: performance.now() });
	}
}

async function moveToNewBuild(supervisor, after) {
	await sleep((after + KILL_EVERY / 2) * 1000);
	process.kill(supervisor, "SIGHUP");
}

async function measureCapacity(url, seconds) {
	const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
	const until = performance.now() + seconds * 1000;
	let answered = 0;
	const loop = async () => {
		while (performance.now() < until) if ((await ask(url, agent, new Map())).ok) answered++;
	};
	await Promise.all(Array.from({ length: CONNECTIONS }, loop));
	agent.destroy();
	return answered / seconds;
}

/** Asks at a steady rate, however long answers take. */
async function openLoop(url, rate, seconds) {
	const agent = new Agent({ keepAlive: true });
	const pids = new Map();
	const begun = performance.now();
	const asked = [];
	for (let sent = 0; sent < rate * seconds; ) {
		const due = Math.min(rate * seconds, ((performance.now() - begun) / 1000) * rate);
		for (; sent < due; sent++) asked.push(ask(url, agent, pids));
		await sleep(1);
	}
	const answers = await Promise.all(asked);
	agent.destroy();
	return answers;
}

/** @param pids socket → the process at its other end, as far as it has said so */
function ask(url, agent, pids) {
	return new Promise((resolve) => {
		const begun = performance.now();
		let socket;
		const fail = (error) => resolve({ ok: false, error: error.code ?? error.message, at: performance.now(), pid: pids.get(socket) });
		const outgoing = request(url, { agent }, (incoming) => {
			pids.set(socket, Number(incoming.headers["x-pid"]));
			incoming.on("error", fail).resume();
			incoming.on("end", () => {
				const isOk = incoming.statusCode === 200 && incoming.complete;
				resolve({
					ok: isOk,
					error: String(incoming.statusCode),
					at: performance.now(),
					time: performance.now() - begun,
					version: incoming.headers["x-version"],
				});
			});
		});
		outgoing.on("socket", (taken) => {
			socket = taken;
		});
		outgoing.on("error", fail).end();
	});
}

function report(quiet, chaos, kills) {
	const times = (answers) => answers.filter(({ ok }) => ok).map(({ time }) => time);
	const [quiet95, quiet99, chaos95, chaos99] = [quiet, chaos].flatMap((run) => [0.95, 0.99].map((share) => percentile(times(run), share)));
	const lost = chaos.filter(({ ok }) => !ok);
	const isOfKilled = ({ at, pid }) =>
		kills.some((kill) => at >= kill.at && at - kill.at < NOTICED && (pid === undefined || pid === kill.pid));
	const others = lost.filter((request) => !isOfKilled(request));
	const versions = [...new Set(chaos.map(({ version }) => version).filter(Boolean))];
	console.log(`${chaos.length} requests, ${kills.length} kills, versions ${versions.join(", ")}`);
	verdict(`lost with a killed worker: ${lost.length - others.length}; otherwise`, others.length, others.length === 0);
	verdict(`p95 ${quiet95.toFixed(1)} ms quiet,`, `${chaos95.toFixed(1)} ms in chaos`, chaos95 <= 3 * quiet95);
	verdict(`p99 ${quiet99.toFixed(1)} ms quiet,`, `${chaos99.toFixed(1)} ms in chaos`, chaos99 <= quiet99 + 500);
	for (const { error, pid } of others) console.log(`  ${error} of ${pid}`);
}

function verdict(what, figure, holds) {
	console.log(`${what} ${figure}: ${holds ? "held" : "MISSED"}`);
}
