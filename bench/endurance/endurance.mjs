import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { Agent, request } from "node:http";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { buildSite, startServer } from "../served-site.mjs";

const SITE = join(dirname(fileURLToPath(import.meta.url)), "site");
const ROOT_MODULES = join(SITE, "../../../node_modules");
const CONNECTIONS = 32;
const SLOW_READERS = 4;
/** Of a hundred requests, how many are for what. `aborted` ones are left before the answer. */
const MIX = [
	{ share: 40, path: (n) => `/hello/?name=${n % 1000}`, status: 200 },
	{ share: 20, path: (n) => `/item/${n % 5000}/`, status: 200 },
	{ share: 15, path: (n) => `/page-data/hello/page-data.json?name=${n % 1000}`, status: 200 },
	{ share: 15, path: () => "/", status: 200 },
	{ share: 5, path: (n) => `/nowhere/${n}/`, status: 404 },
	{ share: 3, path: () => "/fails/", status: 500 },
	{ share: 2, path: () => "/late/", aborted: true },
];
const TURN = MIX.flatMap((kind) => Array(kind.share).fill(kind));

/**
 * `npm run bench -- endurance [--requests 1000000]`: mixed pages with errors, visitors who go away and slow readers, on one process. Its memory
 * at the end may be 1.3 times what it was after the first 50,000 (of fewer, the twentieth part). Ends with 1 when it is more.
 */
export async function main(args) {
	const { values } = parseArgs({ args, options: { requests: { type: "string", default: "1000000" } } });
	const total = Number(values.requests);
	const directory = mkdtempSync(join(tmpdir(), "gatz-endurance-"));
	cpSync(SITE, directory, { recursive: true });
	mkdirSync(join(directory, "node_modules"));
	for (const name of ["react", "react-dom"]) symlinkSync(join(ROOT_MODULES, name), join(directory, "node_modules", name));
	buildSite(directory);
	const server = await startServer(directory, "--workers", "1");
	let isOver = false;
	try {
		const readers = Array.from({ length: SLOW_READERS }, () => readSlowly(server.url, () => isOver));
		const { atFirst, wrong } = await askAll(server, total);
		isOver = true;
		await Promise.all(readers);
		await sleep(1000);
		const atEnd = memory(server.pid);
		const ratio = atEnd / atFirst;
		console.log(`${total} requests, ${wrong.size} kinds of wrong answers`);
		for (const [what, count] of wrong) console.log(`  ${what}: ${count}`);
		console.log(
			`memory ${atFirst.toFixed(0)} MB after the first, ${atEnd.toFixed(0)} MB after the last: ${ratio.toFixed(2)} (target ≤ 1.3)`,
		);
		process.exitCode = ratio <= 1.3 && wrong.size === 0 ? 0 : 1;
	} finally {
		isOver = true;
		console.log(`the server ended with ${await server.stop()}`);
		rmSync(directory, { recursive: true });
	}
}

/** @returns resident memory after the first requests in MB, and answers that are not what they should be, with their number */
async function askAll({ url, pid }, total) {
	const first = Math.min(50_000, Math.ceil(total / 20));
	const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
	const wrong = new Map();
	let asked = 0;
	let atFirst = Number.NaN;
	const begun = performance.now();
	const loop = async () => {
		while (asked < total) {
			const n = asked++;
			const kind = TURN[(n * 37) % TURN.length];
			const status = await ask(url + kind.path(n), agent, kind.aborted);
			if (status !== kind.status) wrong.set(`${kind.path(0)} ${status}`, (wrong.get(`${kind.path(0)} ${status}`) ?? 0) + 1);
			if (n === first) atFirst = memory(pid);
			if (n > 0 && n % 50_000 === 0) {
				const rate = (n / (performance.now() - begun)) * 1000;
				console.log(`${n} requests, ${memory(pid).toFixed(0)} MB, ${rate.toFixed(0)} requests/s`);
			}
		}
	};
	await Promise.all(Array.from({ length: CONNECTIONS }, loop));
	agent.destroy();
	return { atFirst, wrong };
}

/** @returns the status of a whole answer, undefined when we went away */
function ask(url, agent, aborted) {
	return new Promise((resolve) => {
		const outgoing = request(url, { agent: aborted ? undefined : agent }, (incoming) => {
			incoming.resume().on("end", () => resolve(incoming.complete ? incoming.statusCode : "cut off"));
			incoming.on("error", (error) => resolve(error.code));
		});
		outgoing.on("error", (error) => resolve(aborted ? undefined : error.code)).end();
		if (aborted) setTimeout(() => outgoing.destroy(), 10);
	});
}

/** Takes a little of a large answer now and then, and goes away after a while. */
async function readSlowly(url, isOver) {
	const { hostname, port } = new URL(url);
	while (!isOver()) {
		const socket = connect(Number(port), hostname);
		socket.on("error", () => {});
		socket.pause().write(`GET /large/ HTTP/1.1\r\nhost: ${hostname}\r\n\r\n`);
		for (let step = 0; step < 10 && !isOver(); step++) {
			await sleep(100);
			socket.read(1024);
		}
		socket.destroy();
	}
}

/** Resident memory of a process in MB. */
function memory(pid) {
	return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]) / 1024;
}
