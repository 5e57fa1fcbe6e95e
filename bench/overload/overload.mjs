import { execFile } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs, promisify } from "node:util";
import { onCpu, prepareSite, startGatz } from "../requests/servers.mjs";

const LOAD = join(dirname(fileURLToPath(import.meta.url)), "load.mjs");

/** `npm run bench -- overload [--seconds 30] [--times 5]`. */
export async function main(args) {
	const { values } = parseArgs({
		args,
		options: { seconds: { type: "string", default: "30" }, times: { type: "string", default: "5" } },
	});
	prepareSite();
	const server = await startGatz("0");
	const page = `${server.url}/ssr/spiral/`;
	try {
		await load(page, 2, "closed", 8);
		const quiet = await load(page, 4, "closed", 8);
		const capacity = quiet.statuses[200].count / 4;
		const rate = Math.round(capacity * Number(values.times));
		console.log(`capacity: ${capacity.toFixed(0)} requests per second; asked for ${rate} for ${values.seconds} s`);

		const memory = [];
		const sampling = setInterval(() => memory.push(server.memory()), 1000);
		const { statuses, connections, lag } = await load(page, values.seconds, "open", rate);
		clearInterval(sampling);
		const recovered = await timeUntil(page, 3 * quiet.statuses[200].median);
		const settled = memory.slice(Math.ceil(memory.length / 3));

		console.log(`answers over ${connections} connections, asked for at most ${ms(lag)} late:`);
		for (const [status, { count, median, p99, max }] of Object.entries(statuses)) {
			console.log(`  ${status.padEnd(7)} ${String(count).padStart(7)}   median ${ms(median)}   p99 ${ms(p99)}   max ${ms(max)}`);
		}
		promise("accepted, p99", statuses[200].p99, 2000, ms);
		promise("accepted, share of capacity", -statuses[200].count / (capacity * Number(values.seconds)), -0.7, (share) =>
			(-share).toFixed(2),
		);
		promise("refused, median", statuses[503]?.median ?? 0, 50, ms);
		promise("refused, p99", statuses[503]?.p99 ?? 0, 300, ms);
		promise("recovered after", recovered, 2000, ms);
		promise("memory, largest to smallest", Math.max(...settled) / Math.min(...settled), 1.3, (ratio) => ratio.toFixed(2));
		if (lag > 100) console.log(`THE MACHINE WAS BUSY: requests were sent up to ${ms(lag)} late, which the latencies count.`);
		console.log(`memory: ${memory[0]} MB at first, ${memory.at(-1)} MB at the end, ${Math.max(...memory)} MB at most`);
	} finally {
		server.stop();
	}
}

async function load(url, seconds, mode, amount) {
	const [command, ...args] = onCpu(1, [process.execPath, LOAD, url, String(seconds), mode, String(amount)]);
	const { stdout } = await promisify(execFile)(command, args);
	return JSON.parse(stdout);
}

/** Milliseconds until the page is answered as fast as it should be. */
async function timeUntil(url, latency) {
	const begun = performance.now();
	for (;;) {
		const asked = performance.now();
		const response = await fetch(url);
		await response.arrayBuffer();
		if (response.status === 200 && performance.now() - asked <= latency) return performance.now() - begun;
	}
}

function promise(name, value, most, show) {
	console.log(
		`${name.padEnd(30)}${show(value).padStart(8)}   target ${most < 0 ? "≥" : "≤"} ${show(most)} ${value <= most ? "held" : "MISSED"}`,
	);
}

function ms(value) {
	return `${value.toFixed(0)} ms`;
}
