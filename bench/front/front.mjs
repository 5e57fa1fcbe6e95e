import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { Agent, request } from "node:http";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { freePort, startRedis, startVarnish } from "../../test/support/daemons.mjs";
import { percentile } from "../load.mjs";
import { buildSite, startServer } from "../served-site.mjs";

const ROOT = join(dirname(fileURLToPath(import.meta.url)), "../..");
const SITE = join(ROOT, "test/sites/fronted");
const TOKEN = "secret";
/** Requests a second. */
const RATE = 200;
/** A purge has to be seen by then, ms. */
const SEEN = 1000;

/**
 * `npm run bench -- front [--seconds 60]`: two servers on one Redis behind Varnish. Redis is killed and started, hangs for a moment, and one
 * server is stopped gracefully and started with a new build, while pages are asked for and purged by tag. Needs Varnish and Redis.
 */
export async function main(args) {
	const { values } = parseArgs({ args, options: { seconds: { type: "string", default: "60" } } });
	const result = await runChaos(Number(values.seconds));
	const { answers, lost, purges, versions, exit } = result;
	const times = answers.map(({ time }) => time);
	console.log(
		`${answers.length} answers, versions ${versions.join(", ")}, p50 ${percentile(times, 0.5).toFixed(1)} ms, p99 ${percentile(times, 0.99).toFixed(1)} ms`,
	);
	verdict("lost answers:", lost.length, lost.length === 0);
	const slowest = Math.max(...purges.map(({ seen }) => seen));
	verdict(
		`${purges.length} purges, seen after`,
		`${percentile(
			purges.map(({ seen }) => seen),
			0.5,
		).toFixed(0)} ms (p50), ${slowest.toFixed(0)} ms at most`,
		slowest <= SEEN,
	);
	const back = purges.filter(({ isOld }) => isOld).length;
	verdict("purged answers that were seen again:", back, back === 0);
	verdict("the stopped server ended with", exit, exit === 0);
	if (lost.length > 0) console.log(result.said);
	for (const { at, error } of lost.slice(0, 10)) console.log(`  at ${(at / 1000).toFixed(1)} s: ${error}`);
	for (const { at, seen } of purges.filter((purge) => purge.seen > SEEN))
		console.log(`  at ${(at / 1000).toFixed(1)} s: ${seen.toFixed(0)} ms`);
}

/** @returns what became of requests and purges while parts were stopped and started */
export async function runChaos(seconds) {
	const directory = copySite();
	const ends = [];
	const later = (end) => ends.unshift(end);
	later(() => rmSync(directory, { recursive: true, force: true }));
	try {
		buildSite(directory);
		let redis = await startRedis();
		later(() => redis.stop("SIGKILL"));
		const [first, second, operations] = [await freePort(), await freePort(), await freePort()];
		const front = await startVarnish([first, second]);
		later(() => front.stop());
		const serve = (port, ...words) => startServer(directory, "--port", String(port), "--workers", "1", "--cache", redis.url, ...words);
		process.env.GATZ_PURGE_TOKEN = TOKEN;
		const staying = await serve(first, "--ops-port", String(operations), "--purge-urls", front.url);
		later(() => staying.stop());
		let changing = await serve(second, "--ops-port", "0");
		later(() => changing.stop());

		writeFileSync(join(directory, "src/version.js"), 'export const VERSION = "second";\n');
		buildSite(directory); // now: it would take CPUs from what is measured
		const begun = performance.now();
		const clock = { now: () => performance.now() - begun, end: seconds * 1000 };
		const at = async (share) => sleep(Math.max(0, clock.end * share - clock.now()));
		let exit;
		const events = async () => {
			await at(0.15);
			await redis.stop("SIGKILL");
			await at(0.3);
			redis = await startRedis(redis.port);
			await at(0.45);
			redis.signal("SIGSTOP");
			await at(0.5);
			redis.signal("SIGCONT");
			await at(0.7);
			exit = await changing.stop();
			await at(0.8);
			changing = await serve(second, "--ops-port", "0");
		};
		const [asked, purges] = await Promise.all([load(front.url, clock), purge(front.url, operations, clock), events()]);
		const answers = asked.filter(({ error }) => error === undefined);
		return {
			answers,
			lost: asked.filter(({ error }) => error !== undefined),
			purges,
			versions: [...new Set(answers.map(({ version }) => version))].filter(Boolean).sort(),
			exit,
			said: front.output(),
		};
	} finally {
		for (const end of ends) await end();
	}
}

function copySite() {
	const directory = mkdtempSync(join(tmpdir(), "gatz-front-"));
	cpSync(SITE, directory, { recursive: true, filter: (path) => !/\/(node_modules|public|\.cache)$/.test(path) });
	mkdirSync(join(directory, "node_modules"));
	for (const name of ["react", "react-dom"]) symlinkSync(join(ROOT, "node_modules", name), join(directory, "node_modules", name));
	return directory;
}

/** Asks at a steady rate for pages that are kept long, briefly and not at all. */
async function load(url, clock) {
	const agent = new Agent({ keepAlive: true });
	const asked = [];
	for (let sent = 0; clock.now() < clock.end; ) {
		const due = (clock.now() / 1000) * RATE;
		for (; sent < due; sent++) {
			const id = sent % 40;
			const path = [`/any/${id}/`, `/any/${id}/?fresh=1&stale=5`, `/any/${id}/?fresh=1`, `/any/${id}/?cookie=1`][sent % 4];
			asked.push(ask(url + path, agent, clock));
		}
		await sleep(2);
	}
	const answers = await Promise.all(asked);
	agent.destroy();
	return answers;
}

function ask(url, agent, clock) {
	return new Promise((resolve) => {
		const begun = performance.now();
		const at = clock.now();
		const fail = (error) => resolve({ at, error: error.code ?? error.message });
		const outgoing = request(url, { agent }, (incoming) => {
			const chunks = [];
			incoming.on("data", (chunk) => chunks.push(chunk)).on("error", fail);
			incoming.on("end", () => {
				const isWhole = incoming.statusCode === 200 && incoming.complete;
				const text = String(Buffer.concat(chunks));
				const answered = { at, time: performance.now() - begun, text, version: incoming.headers["x-version"] };
				const who = incoming.headers["retry-after"] ? "of an overloaded server" : "of Varnish or a page";
				resolve(isWhole ? answered : { at, error: `${incoming.statusCode} ${who}` });
			});
		});
		outgoing.on("error", fail).end();
	});
}

/** Purges a tag again and again, and looks when a client of Varnish sees it, and whether what is gone comes back. */
async function purge(url, operations, clock) {
	const agent = new Agent({ keepAlive: true });
	const see = async () => /<p>([^<]+)/.exec((await ask(`${url}/any/purged/`, agent, clock)).text ?? "")?.[1];
	const purges = [];
	const gone = new Set();
	await see();
	while (clock.now() < clock.end - 2 * SEEN) {
		const old = await see();
		const at = clock.now();
		gone.add(old);
		await fetch(`http://127.0.0.1:${operations}/purge`, {
			method: "POST",
			headers: { authorization: `Bearer ${TOKEN}` },
			body: JSON.stringify({ tags: ["any-purged"] }),
		});
		let seen;
		let isOld = false;
		// Once seen, it must stay away until the next purge.
		while (clock.now() < at + 2 * SEEN) {
			const now = await see();
			if (gone.has(now)) {
				if (seen !== undefined && clock.now() > at + SEEN) isOld = true;
				seen = undefined;
			} else if (now !== undefined) seen ??= clock.now() - at;
			await sleep(10);
		}
		purges.push({ at, seen: seen ?? Number.POSITIVE_INFINITY, isOld });
	}
	agent.destroy();
	return purges;
}

function verdict(what, figure, holds) {
	console.log(`${what} ${figure}: ${holds ? "held" : "MISSED"}`);
}
