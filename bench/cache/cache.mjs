import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { Client } from "undici";
import { percentile } from "../load.mjs";
import { load, median, prepare } from "../requests/requests.mjs";
import { SITE, start, startGatz } from "../requests/servers.mjs";
import { startServer } from "../served-site.mjs";

const HERE = dirname(fileURLToPath(import.meta.url));
const CASES = { document: "/ssr/kept/", "page data": "/page-data/ssr/kept/page-data.json" };
const TARGET = 0.5;
/** ms, at the median. */
const FIRST_HIT_TARGET = 2;

/** `npm run bench -- cache [--rounds 3] [--seconds 5]`. Needs wrk. */
export async function main(args) {
	const { values } = parseArgs({ args, options: { rounds: { type: "string", default: "3" }, seconds: { type: "string", default: "5" } } });
	await prepare();
	const gatz = await startGatz("9464");
	const bare = await start([join(HERE, "bare-server.mjs")], {
		PORT: "9463",
		ORIGIN: gatz.url,
		PATHS: JSON.stringify(Object.values(CASES)),
	});
	try {
		console.log("\nhit          gatz req/s   bare req/s   ratio (min–max)");
		for (const [name, path] of Object.entries(CASES)) {
			const rounds = [];
			for (const server of [gatz, bare]) await load(server.url + path, 1);
			for (let round = 0; round < Number(values.rounds); round++) {
				const measured = new Map();
				for (const server of round % 2 === 0 ? [bare, gatz] : [gatz, bare])
					measured.set(server, await load(server.url + path, Number(values.seconds)));
				rounds.push({ gatz: measured.get(gatz), bare: measured.get(bare), ratio: measured.get(gatz) / measured.get(bare) });
			}
			const of = (key) => rounds.map((round) => round[key]);
			const pad = (value) => Math.round(value).toLocaleString("en").padStart(10);
			const spread = `${median(of("ratio")).toFixed(2)} (${Math.min(...of("ratio")).toFixed(2)}–${Math.max(...of("ratio")).toFixed(2)})`;
			const verdict = median(of("ratio")) >= TARGET ? "held" : "MISSED";
			console.log(`${name.padEnd(12)} ${pad(median(of("gatz")))}   ${pad(median(of("bare")))}   ${spread} target ≥ ${TARGET} ${verdict}`);
		}
	} finally {
		gatz.stop();
		bare.stop();
	}
	await measureFirstHits();
}

/** Asks one of two workers for answers that the other one has made and stored, each once. */
async function measureFirstHits() {
	const server = await startServer(SITE, "--workers", "2");
	const maker = new Client(server.url);
	let other = new Client(server.url);
	try {
		const pid = (await ask(maker, "own"))["x-pid"];
		// The server says that it is there when the first worker is.
		for (let n = 0; (await ask(other, `other=${n}`))["x-pid"] === pid; n++) {
			await other.close();
			other = new Client(server.url);
		}
		const times = [];
		for (let n = 0; n < 500; n++) {
			await ask(maker, `first=${n}`);
			const begun = performance.now();
			const headers = await ask(other, `first=${n}`);
			times.push(performance.now() - begun);
			if (headers["x-pid"] !== pid || !/hit/.test(headers["cache-status"])) throw new Error("an answer was made again");
		}
		const [p50, p99] = [0.5, 0.99].map((share) => percentile(times, share));
		const verdict = p50 <= FIRST_HIT_TARGET ? "held" : "MISSED";
		console.log(
			`first hit on another worker's answer: p50 ${p50.toFixed(2)} ms, p99 ${p99.toFixed(2)} ms; target ≤ ${FIRST_HIT_TARGET} ms ${verdict}`,
		);
	} finally {
		await Promise.all([maker, other].map((client) => client.close()));
		await server.stop();
	}
}

async function ask(client, query) {
	const { headers, body } = await client.request({ method: "GET", path: `/ssr/kept/?${query}` });
	await body.dump();
	return headers;
}
