import { execFileSync, spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { availableParallelism } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const HERE = dirname(fileURLToPath(import.meta.url));
export const SITE = join(HERE, "site");
const PACKAGE = join(HERE, "../../packages/gatz");
export const BIN = join(PACKAGE, "bin/gatz.js");

/** Builds the site that is measured. */
export function prepareSite() {
	mkdirSync(join(SITE, "node_modules"), { recursive: true });
	if (!existsSync(join(SITE, "node_modules/gatsby"))) symlinkSync(PACKAGE, join(SITE, "node_modules/gatsby"));
	execFileSync(process.execPath, [BIN, "build"], { cwd: SITE, stdio: "inherit" });
}

/** `gatz serve` of that site, in one process. */
export function startGatz(port, options = []) {
	return start([BIN, "serve", "--port", port, "--host", "127.0.0.1", "--workers", "1", ...options], {});
}

/** Starts a server and waits until it prints its address. */
export async function start(args, environment, directory = SITE) {
	const [command, ...rest] = onCpu(0, [process.execPath, ...args]);
	const { NODE_ENV: _, ...inherited } = process.env;
	const child = spawn(command, rest, { cwd: directory, env: { ...inherited, ...environment }, stdio: ["ignore", "pipe", "inherit"] });
	const url = await new Promise((resolve, reject) => {
		let text = "";
		child.stdout.on("data", (chunk) => {
			text += chunk;
			const found = /http:\/\/[\w.]+:\d+/.exec(text);
			if (!found) return;
			child.stdout.removeAllListeners("data").resume();
			resolve(found[0]);
		});
		child.once("exit", (code) => reject(new Error(`a server ended with ${code}`)));
	});
	return {
		url,
		pid: child.pid,
		memory: () => Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, "utf8"))?.[1]) / 1024),
		stop: () => child.kill(),
	};
}

/** A command line that runs on one CPU, where there are several and taskset is installed. */
export function onCpu(cpu, command) {
	return availableParallelism() > 1 && !spawnSync("taskset", ["-V"]).error ? ["taskset", "-c", String(cpu), ...command] : command;
}
