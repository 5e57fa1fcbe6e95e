import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { load, median, prepare } from "../requests/requests.mjs";
import { start, startGatz } from "../requests/servers.mjs";

const HERE = dirname(fileURLToPath(import.meta.url));
const CASES = { document: "/ssr/kept/", "page data": "/page-data/ssr/kept/page-data.json" };
const TARGET = 0.5;

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
}
