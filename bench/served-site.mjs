import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdirSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const BIN = join(dirname(fileURLToPath(import.meta.url)), "../packages/gatz/bin/gatz.js");

/** Builds a site, with this repository's framework. */
export function buildSite(directory) {
	mkdirSync(join(directory, "node_modules"), { recursive: true });
	if (!existsSync(join(directory, "node_modules/gatsby"))) symlinkSync(join(BIN, "../.."), join(directory, "node_modules/gatsby"));
	execFileSync(process.execPath, [BIN, "build"], { cwd: directory, stdio: ["ignore", "ignore", "inherit"] });
}

/** Starts a server on a free port; resolves when it answers. */
export async function startServer(directory, ...args) {
	const { NODE_ENV: _, ...env } = process.env;
	const words = [BIN, "serve", "--host", "127.0.0.1", "--port", "0", "--pre-stop-delay", "0", ...args];
	const child = spawn(process.execPath, words, { cwd: directory, env, stdio: ["ignore", "pipe", "inherit"] });
	let output = "";
	let isFound = false;
	const url = await new Promise((resolve, reject) => {
		child.stdout.on("data", (chunk) => {
			output += chunk;
			if (isFound) return; // what a server writes may be long
			const found = /http:\/\/[\w.]+:\d+/.exec(output);
			isFound = found !== null;
			if (found) resolve(found[0]);
		});
		child.once("exit", (code) => reject(new Error(`the server ended with ${code}:\n${output}`)));
	});
	const ended = new Promise((resolve) => child.once("exit", resolve));
	return {
		url,
		pid: child.pid,
		output: () => output,
		stop() {
			child.kill();
			return ended;
		},
	};
}
