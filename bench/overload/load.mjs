// A process that asks for one URL and prints what came of it as JSON: `node load.mjs <url> <seconds> closed <connections>` or
// `… open <requests per second>`. A request without an answer counts as "failed".
import { Load, percentile } from "../load.mjs";

const [url, seconds, mode, amount] = process.argv.slice(2);
const load = new Load(url);
const outcomes = mode === "closed" ? await load.closed(Number(amount), Number(seconds)) : await load.open(Number(amount), Number(seconds));
const { lag, connections } = load;
await load.end();

const latencies = {};
for (const { status = "failed", time } of outcomes) {
	latencies[status] ??= [];
	latencies[status].push(time);
}
const statuses = Object.entries(latencies).map(([status, found]) => {
	const [median, p99, max] = [0.5, 0.99, 1].map((share) => percentile(found, share));
	return [status, { count: found.length, median, p99, max }];
});
console.log(JSON.stringify({ connections, lag, statuses: Object.fromEntries(statuses) }));
