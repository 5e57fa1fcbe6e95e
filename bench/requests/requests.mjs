import { execFile, spawn, spawnSync } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs, promisify } from "node:util";
import { build } from "rolldown";
import { BIN, onCpu, prepareSite, SITE, start, startGatz } from "./servers.mjs";

const HERE = dirname(fileURLToPath(import.meta.url));
const WORK = join(HERE, "../.work/requests");

/** What is asked of both servers, and the least ratio of requests per second that the project promises. */
const CASES = [
	{ name: "hello", path: "/ssr/hello/", target: 0.5, targetWithLog: 0.42 },
	{ name: "table", path: "/ssr/table/", target: 0.8 },
	{ name: "spiral", path: "/ssr/spiral/", target: 0.9 },
	{ name: "item", path: "/ssr/item/42/?q=x" },
	{ name: "page data", path: "/page-data/ssr/table/page-data.json", barePath: "/data", target: 0.6 },
];

/** `npm run bench -- requests [--rounds 3] [--seconds 5] [--case table] [--access-log]`. Needs wrk; pins to two CPUs where taskset is there. */
export async function main(args) {
	const { values } = parseArgs({
		args,
		options: {
			rounds: { type: "string", default: "3" },
			seconds: { type: "string", default: "5" },
			case: { type: "string" },
			"access-log": { type: "boolean", default: false },
		},
	});
	if (spawnSync("wrk", ["-v"]).error) throw new Error("this bench needs wrk (Debian: apt-get install wrk)");
	const seconds = Number(values.seconds);
	const cases = CASES.filter(({ name }) => !values.case || name === values.case).map((one) =>
		values["access-log"] ? { ...one, target: one.targetWithLog } : one,
	);
	await prepare();
	const servers = {
		bare: await start([join(WORK, "bare-server.mjs")], { PORT: "9461", NODE_ENV: "production" }),
		gatz: await startGatz("9462", values["access-log"] ? ["--access-log"] : []),
	};
	const figures = new Map(cases.map(({ name }) => [name, { bare: [], gatz: [], ratio: [] }]));
	try {
		for (let round = 0; round < Number(values.rounds); round++) {
			for (const { name, path, barePath } of cases) {
				const found = figures.get(name);
				// Who goes first changes from round to round, so that a machine that slows down favours neither.
				const order = round % 2 === 0 ? ["bare", "gatz"] : ["gatz", "bare"];
				const measured = {};
				for (const server of order) {
					const url = servers[server].url + (server === "bare" ? (barePath ?? path) : path);
					if (round === 0) await load(url, 2);
					measured[server] = await load(url, seconds);
				}
				for (const server of order) found[server].push(measured[server]);
				found.ratio.push(measured.gatz / measured.bare);
			}
		}
		report(cases, figures);
		console.log(`\nmemory after the load: gatz ${servers.gatz.memory()} MB (target ≤ 150), bare ${servers.bare.memory()} MB`);
	} finally {
		for (const server of Object.values(servers)) server.stop();
	}
	await reportStart();
}

/** Builds the site and the bare server. */
export async function prepare() {
	prepareSite();
	await build({
		input: join(HERE, "bare-server.jsx"),
		platform: "node",
		moduleTypes: { ".js": "jsx" },
		transform: { define: { "process.env.NODE_ENV": '"production"' }, jsx: { runtime: "automatic" } },
		output: { file: join(WORK, "bare-server.mjs"), format: "esm", minify: true },
	});
}

/** Requests per second over 32 connections. */
export async function load(url, seconds, headers = []) {
	const asked = headers.flatMap((header) => ["-H", header]);
	const [command, ...args] = onCpu(1, ["wrk", "-t1", "-c32", "--timeout", "20s", `-d${seconds}s`, ...asked, url]);
	// Meanwhile this process reads what the servers write.
	const { stdout: output } = await promisify(execFile)(command, args);
	if (/Non-2xx|Socket errors/.test(output)) throw new Error(`${url} was not always answered:\n${output}`);
	return Number(/Requests\/sec:\s+([\d.]+)/.exec(output)[1]);
}

function report(cases, figures) {
	console.log("\npage        gatz req/s   bare req/s   ratio (min–max)      target");
	for (const { name, target } of cases) {
		const { gatz, bare, ratio } = figures.get(name);
		const spread = `${median(ratio).toFixed(2)} (${Math.min(...ratio).toFixed(2)}–${Math.max(...ratio).toFixed(2)})`;
		const goal = target === undefined ? "" : `≥ ${target} ${median(ratio) >= target ? "held" : "MISSED"}`;
		console.log(`${name.padEnd(12)}${pad(median(gatz))}   ${pad(median(bare))}   ${spread.padEnd(20)} ${goal}`);
	}
}

/** From the start of the process to the first 200. */
async function reportStart() {
	const times = [];
	for (let run = 0; run < 9; run++) {
		const port = 9470 + 2 * run; // the next one is for operations
		const begun = performance.now();
		const args = ["serve", "--port", String(port), "--host", "127.0.0.1", "--workers", "1"];
		const child = spawn(process.execPath, [BIN, ...args], { cwd: SITE, stdio: "ignore" });
		while (!(await isUp(`http://127.0.0.1:${port}/ssr/hello/`))) await new Promise((resolve) => setTimeout(resolve, 2));
		times.push(performance.now() - begun);
		child.kill();
	}
	console.log(
		`start to the first 200: ${median(times).toFixed(0)} ms (${Math.min(...times).toFixed(0)}–${Math.max(...times).toFixed(0)}), target ≤ 200`,
	);
}

async function isUp(url) {
	try {
		const answer = await fetch(url);
		await answer.arrayBuffer();
		return answer.status === 200;
	} catch {
		return false;
	}
}

export function median(values) {
	const sorted = [...values].sort((a, b) => a - b);
	return sorted[Math.floor(sorted.length / 2)];
}

function pad(value) {
	return Math.round(value).toLocaleString("en").padStart(10);
}
