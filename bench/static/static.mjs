import { spawn, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { load, median } from "../requests/requests.mjs";
import { BIN, onCpu, start } from "../requests/servers.mjs";
import { buildSite } from "../served-site.mjs";

const HERE = dirname(fileURLToPath(import.meta.url));
const WORK = join(HERE, "../.work/static");
const SITE = join(WORK, "site");
const PORTS = { gatz: 9465, nginx: 9466 };
const TARGET = 0.5;

/** Names of files with their KB; what is asked with a coding was compressed by the build, for both servers. */
const CASES = [
	{ name: "1 KB", path: "/1.txt" },
	{ name: "16 KB", path: "/16.txt" },
	{ name: "60 KB", path: "/60.txt" },
	{ name: "60 KB, gzip", path: "/60.txt", headers: ["accept-encoding: gzip"] },
];

/**
 * `npm run bench -- static [--rounds 5] [--seconds 2]`: how many requests each server answers in a second of its own CPU time, which other
 * programs on the machine disturb less than those in a second. Needs wrk, nginx and Linux.
 */
export async function main(args) {
	const { values } = parseArgs({ args, options: { rounds: { type: "string", default: "5" }, seconds: { type: "string", default: "2" } } });
	for (const [program, flag] of [
		["wrk", "-v"],
		["nginx", "-v"],
	]) {
		if (spawnSync(program, [flag]).error) throw new Error(`this bench needs ${program}`);
	}
	prepare();
	const gatz = await start(
		[BIN, "serve", "--port", String(PORTS.gatz), "--host", "127.0.0.1", "--workers", "1", "--ops-port", "0"],
		{},
		SITE,
	);
	const servers = { gatz, nginx: await startNginx() };
	try {
		console.log("\nfile           gatz req/CPU s   nginx req/CPU s   ratio (min–max)");
		for (const one of CASES) await measure(servers, one, Number(values.rounds), Number(values.seconds));
	} finally {
		for (const server of Object.values(servers)) server.stop();
	}
}

async function measure(servers, { name, path, headers = [] }, rounds, seconds) {
	const rates = { gatz: [], nginx: [] };
	for (const { url } of Object.values(servers)) await load(url + path, 1, headers);
	for (let round = 0; round < rounds; round++) {
		for (const server of round % 2 === 0 ? ["gatz", "nginx"] : ["nginx", "gatz"]) {
			const { url, pid } = servers[server];
			const before = cpuTime(pid);
			const rate = await load(url + path, seconds, headers);
			rates[server].push((rate * seconds) / (cpuTime(pid) - before));
		}
	}
	const ratios = rates.gatz.map((rate, round) => rate / rates.nginx[round]);
	const pad = (value) => Math.round(value).toLocaleString("en").padStart(14);
	const spread = `${median(ratios).toFixed(2)} (${Math.min(...ratios).toFixed(2)}–${Math.max(...ratios).toFixed(2)})`;
	const verdict = median(ratios) >= TARGET ? "held" : "MISSED";
	console.log(`${name.padEnd(13)} ${pad(median(rates.gatz))}   ${pad(median(rates.nginx))}    ${spread.padEnd(20)} ≥ ${TARGET} ${verdict}`);
}

/** Seconds that a process has had of the CPU. */
function cpuTime(pid) {
	const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
		.replace(/^.*\) /, "")
		.split(" ");
	return (Number(fields[11]) + Number(fields[12])) / 100;
}

function prepare() {
	rmSync(SITE, { recursive: true, force: true });
	mkdirSync(join(SITE, "src/pages"), { recursive: true });
	mkdirSync(join(SITE, "static"));
	writeFileSync(join(SITE, "package.json"), '{ "name": "static-files", "private": true }');
	writeFileSync(join(SITE, "src/pages/index.js"), "export default () => <h1>Files</h1>;\n");
	for (const size of [1, 16, 60]) {
		const lines = Array.from(
			{ length: size * 16 },
			(_, index) => `${String(index).padStart(6)} ${Math.sin(index).toFixed(15)} abcdefghijk`,
		);
		writeFileSync(join(SITE, `static/${size}.txt`), lines.map((line) => line.padEnd(63)).join("\n"));
	}
	buildSite(SITE);
}

/** With what its documents advise for files: sendfile, and open files kept open. */
async function startNginx() {
	const root = join(WORK, "nginx");
	mkdirSync(root, { recursive: true });
	cpSync(join(SITE, "public"), join(root, "public"), { recursive: true });
	const folders = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((name) => `${name}_temp_path ${root}/${name};`).join(" ");
	writeFileSync(
		join(root, "nginx.conf"),
		`daemon off; master_process off; worker_processes 1; pid ${root}/pid; error_log ${root}/error.log;
events { worker_connections 1024; }
http {
	include /etc/nginx/mime.types;
	${folders}
	access_log off; sendfile on; tcp_nopush on; keepalive_requests 10000000; gzip_static on; gzip_vary on;
	open_file_cache max=1000 inactive=60s; open_file_cache_valid 2s;
	server { listen 127.0.0.1:${PORTS.nginx}; root ${root}/public; add_header cache-control "public, max-age=0, must-revalidate"; add_header x-content-type-options nosniff; }
}
`,
	);
	const [command, ...rest] = onCpu(0, ["nginx", "-p", root, "-c", join(root, "nginx.conf")]);
	const child = spawn(command, rest, { stdio: "inherit" });
	for (;;) {
		const isUp = await fetch(`http://127.0.0.1:${PORTS.nginx}/1.txt`).then(
			(answer) => answer.ok,
			() => false,
		);
		if (isUp) return { url: `http://127.0.0.1:${PORTS.nginx}`, pid: child.pid, stop: () => child.kill() };
		if (child.exitCode !== null) throw new Error("nginx did not start");
		await new Promise((resolve) => setTimeout(resolve, 20));
	}
}
