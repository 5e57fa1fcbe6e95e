// A process that asks for one URL and prints what came of it as JSON: `node load.mjs <url> <seconds> closed <connections>` or
// `… open <requests per second>`. Open loop: each request has its time, whatever became of those before it, and its latency counts from then.
import { Agent, get } from "node:http";

const [url, seconds, mode, amount] = process.argv.slice(2);
const agent = new Agent({ keepAlive: true, maxFreeSockets: 10_000 });
const end = performance.now() + Number(seconds) * 1000;
const latencies = {};
const sockets = new Set();
/** How late the latest request was sent: what this process, not the server, has added. */
let lag = 0;

/** Resolves when the answer is there; a request without an answer counts as "failed". */
function ask(due) {
	return new Promise((resolve) => {
		lag = Math.max(lag, performance.now() - due);
		const count = (status) => {
			latencies[status] ??= [];
			latencies[status].push(performance.now() - due);
			resolve();
		};
		const request = get(url, { agent }, (response) => {
			sockets.add(request.socket);
			response.resume().once("end", () => count(response.statusCode));
		});
		request.once("error", () => count("failed"));
	});
}

async function askInTurn() {
	while (performance.now() < end) await ask(performance.now());
}

async function askOnTime(perSecond) {
	const asked = [];
	const begun = performance.now();
	for (let now = begun; now < end; now = performance.now()) {
		for (let due = begun + (asked.length * 1000) / perSecond; due <= now; due = begun + (asked.length * 1000) / perSecond)
			asked.push(ask(due));
		await new Promise((resolve) => setTimeout(resolve, 1));
	}
	await Promise.all(asked);
}

if (mode === "closed") await Promise.all(Array.from({ length: Number(amount) }, askInTurn));
else await askOnTime(Number(amount));
agent.destroy();

const statuses = Object.entries(latencies).map(([status, found]) => {
	const sorted = found.sort((a, b) => a - b);
	const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
	return [status, { count: sorted.length, median: at(0.5), p99: at(0.99), max: at(1) }];
});
console.log(JSON.stringify({ sockets: sockets.size, lag, statuses: Object.fromEntries(statuses) }));
