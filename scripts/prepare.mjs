// What `npm start` and `npm test` do first. Plain Node.js: nothing is installed yet.
import { spawn } from "node:child_process";
import { statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = fileURLToPath(new URL("..", import.meta.url));

/**
 * Installs what the lockfile says, unless that was done since it changed. Not `npm ci`: it refuses a lockfile that does not name the
 * binaries of platforms for which the registry at hand has none.
 */
export async function install() {
	if (changed("node_modules/.package-lock.json") < changed("package-lock.json"))
		await npm("install", "--no-save", "--loglevel=error", "--no-audit", "--no-fund");
}

/** Builds the framework's package. */
export function buildFramework() {
	return node(["packages/gatz/scripts/build.mjs"]);
}

/** Runs a program of ours with Node.js; rejects when it fails. */
export function node(words, options) {
	return run(process.execPath, words, options);
}

/** Runs npm: the one that runs us, else the one on the PATH. */
function npm(...words) {
	const script = process.env.npm_execpath;
	if (script?.endsWith(".js")) return node([script, ...words]);
	return run("npm", words, { shell: process.platform === "win32" });
}

/** Runs a program with our terminal. Ctrl-C reaches it as well, so we wait for its end. */
export function run(program, words, options = {}) {
	const child = spawn(program, words, { cwd: ROOT, stdio: "inherit", ...options });
	const forward = (signal) => child.kill(signal);
	const wait = () => {};
	process.on("SIGTERM", forward).on("SIGINT", wait);
	return new Promise((resolve, reject) => {
		child.on("error", reject);
		child.on("exit", (code, signal) => {
			process.off("SIGTERM", forward).off("SIGINT", wait);
			if (code === 0) resolve();
			else reject(new Failure(`${[program, ...words].join(" ")} ended with ${signal ?? `code ${code}`}`, code ?? 1));
		});
	});
}

/** A program that failed: it has said why, so only its code matters. */
export class Failure extends Error {
	constructor(message, code) {
		super(message);
		this.code = code;
	}
}

/** Runs a script's body and ends the process with its outcome. */
export async function script(body) {
	try {
		process.exitCode = (await body()) ?? 0;
	} catch (error) {
		console.error(error instanceof Failure ? error.message : error);
		process.exitCode = error instanceof Failure ? error.code : 1;
	}
}

function changed(path) {
	return statSync(join(ROOT, path), { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
