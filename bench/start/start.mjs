import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { BIN, summary } from "../develop/site.mjs";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/**
 * `npm run bench -- start [--rounds 5] [--beside "<folder>|<command with PORT>|<caches>"]...`: `develop` from the start of the process to the first
 * server-rendered 200, without caches and with them; in the same rounds, dev servers of other frameworks with the same pages, in folders
 * that are set up already; and the example with 21,000 pages on its second start.
 */
export async function main(args) {
	const { values } = parseArgs({
		args,
		options: { rounds: { type: "string", default: "5" }, beside: { type: "string", multiple: true, default: [] } },
	});
	const small = copySite("bench/requests/site");
	const large = copySite("examples/compat-explorer");
	const develop = (port) => [process.execPath, BIN, "develop", "--host", "127.0.0.1", "--port", String(port)];
	const gatz = { name: "gatz", directory: small, path: "/ssr/hello/", caches: [".cache"], command: develop };
	const others = values.beside.map((text) => {
		const [directory, command, caches = ""] = text.split("|");
		const line = (port) => command.replaceAll("PORT", String(port)).split(" ");
		return { name: directory, directory, path: "/ssr/hello/", caches: caches.split(",").filter(Boolean), command: line };
	});
	const times = new Map();
	const note = async (name, what) => times.set(name, [...(times.get(name) ?? []), await startOnce(what)]);
	try {
		const example = { directory: large, path: "/", command: develop };
		await startOnce(example);
		for (let round = 0; round < Number(values.rounds); round++) {
			for (const one of [gatz, ...others]) {
				for (const folder of one.caches) rmSync(join(one.directory, folder), { recursive: true, force: true });
				await note(`${one.name}, cold`, one);
				await note(`${one.name}, warm`, one);
			}
			await note("21,000 pages, warm", example);
		}
	} finally {
		for (const directory of [small, large]) rmSync(directory, { recursive: true, force: true });
	}
	for (const [name, all] of times) console.log(`${name.padEnd(30)} ${summary(all)}`);
}

function copySite(folder) {
	const directory = mkdtempSync(join(tmpdir(), "gatz-start-"));
	cpSync(join(ROOT, folder), directory, { recursive: true, filter: (path) => !/\/(?:\.cache|public|node_modules)$/.test(path) });
	symlinkSync(join(ROOT, "node_modules"), join(directory, "node_modules"));
	return directory;
}

/** @returns milliseconds until the first 200 */
async function startOnce({ directory, path, command }) {
	const port = await freePort();
	const [file, ...args] = command(port);
	const start = performance.now();
	const child = spawn(file, args, { cwd: directory, stdio: "ignore", env: { ...process.env, NODE_ENV: "development" } });
	const closed = new Promise((resolve) => child.once("close", resolve));
	try {
		for (;;) {
			const status = await fetch(`http://127.0.0.1:${port}${path}`).then(
				async (answer) => (await answer.text()) && answer.status,
				() => 0,
			);
			if (status === 200) return performance.now() - start;
			if (child.exitCode !== null) throw new Error(`${command(port).join(" ")} ended with ${child.exitCode}`);
			await new Promise((resolve) => setTimeout(resolve, 10));
		}
	} finally {
		// What is to be saved is saved soon after the first answer.
		await new Promise((resolve) => setTimeout(resolve, 1500));
		child.kill("SIGTERM");
		await closed;
	}
}

function freePort() {
	return new Promise((resolve) => {
		const server = createServer().listen(0, "127.0.0.1", () => {
			const { port } = server.address();
			server.close(() => resolve(port));
		});
	});
}
