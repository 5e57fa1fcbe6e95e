import { execFileSync } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { percentile } from "../load.mjs";
import { buildSite, startServer } from "../served-site.mjs";

const SITE = join(dirname(fileURLToPath(import.meta.url)), "../requests/site");
const TARGET = 1.6;

/** `npm run bench -- workers [--rounds 3] [--seconds 5]`. Needs wrk and two CPUs that are free. */
export async function main(args) {
	const { values } = parseArgs({ args, options: { rounds: { type: "string", default: "3" }, seconds: { type: "string", default: "5" } } });
	buildSite(SITE);
	const servers = { 1: await startServer(SITE, "--workers", "1"), 2: await startServer(SITE, "--workers", "2") };
	const ratios = [];
	try {
		for (let round = 0; round < Number(values.rounds); round++) {
			const figures = {};
			// Who goes first changes from round to round, so that a machine that slows down favours neither.
			for (const workers of round % 2 === 0 ? [1, 2] : [2, 1]) {
				const url = `${servers[workers].url}/ssr/spiral/`;
				if (round === 0) load(url, 2);
				figures[workers] = load(url, values.seconds);
			}
			ratios.push(figures[2] / figures[1]);
			console.log(`one process ${figures[1].toFixed(1)} req/s, two workers ${figures[2].toFixed(1)} req/s`);
		}
	} finally {
		for (const server of Object.values(servers)) await server.stop();
	}
	const ratio = percentile(ratios, 0.5);
	console.log(`ratio ${ratio.toFixed(2)}, target ≥ ${TARGET}: ${ratio >= TARGET ? "held" : "MISSED"}`);
}

/** Requests per second over 32 connections. */
function load(url, seconds) {
	const output = execFileSync("wrk", ["-t1", "-c32", "--timeout", "20s", `-d${seconds}s`, url], { encoding: "utf8" });
	if (/Non-2xx|Socket errors/.test(output)) throw new Error(`${url} was not always answered:\n${output}`);
	return Number(/Requests\/sec:\s+([\d.]+)/.exec(output)[1]);
}
