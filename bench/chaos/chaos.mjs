import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { Load, percentile } from "../load.mjs";
import { buildSite, startServer } from "../served-site.mjs";

const SITE = join(dirname(fileURLToPath(import.meta.url)), "site");
const ROOT_MODULES = join(SITE, "../../../node_modules");
const CONNECTIONS = 32;
const KILL_EVERY = 5;
/** ms after a kill within which what it cost is noticed. */
const NOTICED = 1000;

/**
 * `npm run bench -- chaos [--seconds 60] [--connections 256]`: at 70 % of capacity, one of three workers is killed every 5 s, and halfway a new
 * build takes over. Requests come over so many connections at most, as from a load balancer; one that has to wait for a connection waits
 * on the clock.
 */
export async function main(args) {
	const { values } = parseArgs({
		args,
		options: { seconds: { type: "string", default: "60" }, connections: { type: "string", default: "256" } },
	});
	const seconds = Number(values.seconds);
	const directory = mkdtempSync(join(tmpdir(), "gatz-chaos-"));
	cpSync(SITE, directory, { recursive: true, filter: (path) => !/\/(node_modules|public|\.cache)$/.test(path) });
	mkdirSync(join(directory, "node_modules"));
	for (const name of ["react", "react-dom"]) symlinkSync(join(ROOT_MODULES, name), join(directory, "node_modules", name));
	buildSite(directory);
	const server = await startServer(directory, "--workers", "3");
	try {
		const load = new Load(server.url, {
			note: (headers) => ({ pid: Number(headers["x-pid"]), version: headers["x-version"] }),
			most: Number(values.connections),
		});
		await load.closed(CONNECTIONS, Math.min(5, seconds / 4)); // until its code is compiled
		const first = await load.closed(CONNECTIONS, Math.min(5, seconds / 4));
		const capacity = first.filter(isOk).length / Math.min(5, seconds / 4);
		const rate = capacity * 0.7;
		console.log(`capacity ${capacity.toFixed(0)} req/s, load ${rate.toFixed(0)} req/s`);
		const quiet = await load.open(rate, Math.min(20, seconds / 2));
		writeFileSync(join(directory, "src/version.js"), 'export const VERSION = "second";\n');
		buildSite(directory); // now: it would take CPUs that the capacity was measured with
		const kills = [];
		const [chaos] = await Promise.all([
			load.open(rate, seconds),
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
		const pids = readFileSync(`/proc/${supervisor}/task/${supervisor}/children`, "utf8").trim().split(" ");
		const pid = Number(pids[kills.length % pids.length]);
		process.kill(pid, "SIGKILL");
		kills.push({ pid, at: performance.now() });
	}
}

async function moveToNewBuild(supervisor, after) {
	await sleep((after + KILL_EVERY / 2) * 1000);
	process.kill(supervisor, "SIGHUP");
}

function report(quiet, chaos, kills) {
	const times = (answers) => answers.filter(isOk).map(({ time }) => time);
	const [quiet95, quiet99, chaos95, chaos99] = [quiet, chaos].flatMap((run) => [0.95, 0.99].map((share) => percentile(times(run), share)));
	const lost = chaos.filter((answer) => !isOk(answer));
	const pids = new Map(chaos.filter(isOk).map(({ connection, note }) => [connection, note.pid]));
	const isOfKilled = ({ at, connection, status }) =>
		status === undefined &&
		kills.some((kill) => at >= kill.at && at - kill.at < NOTICED && (pids.get(connection) ?? kill.pid) === kill.pid);
	const others = lost.filter((answer) => !isOfKilled(answer));
	const versions = [...new Set(chaos.filter(isOk).map(({ note }) => note.version))];
	console.log(`${chaos.length} requests, ${kills.length} kills, versions ${versions.join(", ")}`);
	verdict(`lost with a killed worker: ${lost.length - others.length}; otherwise`, others.length, others.length === 0);
	verdict(`p95 ${quiet95.toFixed(1)} ms quiet,`, `${chaos95.toFixed(1)} ms in chaos`, chaos95 <= 3 * quiet95);
	verdict(`p99 ${quiet99.toFixed(1)} ms quiet,`, `${chaos99.toFixed(1)} ms in chaos`, chaos99 <= quiet99 + 500);
	for (const [what, count] of countBy(others, ({ status, error }) => String(status ?? error))) console.log(`  ${count} × ${what}`);
}

function isOk({ status }) {
	return status === 200;
}

function countBy(values, keyOf) {
	const counts = new Map();
	for (const value of values) counts.set(keyOf(value), (counts.get(keyOf(value)) ?? 0) + 1);
	return counts;
}

function verdict(what, figure, holds) {
	console.log(`${what} ${figure}: ${holds ? "held" : "MISSED"}`);
}
