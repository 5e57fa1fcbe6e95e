import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { chromium } from "playwright-core";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const BIN = join(ROOT, "packages/gatz/bin/gatz.js");
/** A task of the main thread above this many milliseconds is long: what browsers report, and what has to hold. */
const LONG = 50;

/**
 * `npm run bench -- navigation [--site examples/compat-explorer] [--rounds 5]`: goes through the pages that the home page links to, after they
 * were loaded in advance. Says how long each navigation takes, and which tasks were long; fails when there was one.
 */
export async function main(args) {
	const options = { site: { type: "string", default: "examples/compat-explorer" }, rounds: { type: "string", default: "5" } };
	const { values } = parseArgs({ args, options });
	const directory = join(ROOT, values.site);
	await ended(spawn(process.execPath, [BIN, "build"], { cwd: directory, stdio: ["ignore", "ignore", "inherit"] }));
	const server = spawn(process.execPath, [BIN, "serve", "--port", "0"], { cwd: directory, stdio: ["ignore", "pipe", "inherit"] });
	const place = process.env.CHROMIUM_PATH ?? "/usr/bin/chromium";
	const browser = await chromium.launch({ ...(existsSync(place) && { executablePath: place }), args: ["--no-sandbox", "--disable-gpu"] });
	try {
		const page = await browser.newPage({ bypassCSP: true });
		await page.goto(await addressOf(server));
		await page.waitForFunction("window.___navigate");
		report(await page.evaluate(measure, Number(values.rounds)));
	} finally {
		await browser.close();
		server.kill();
	}
}

/** In the browser: times of navigations, and long tasks, in milliseconds. */
async function measure(rounds) {
	const { pathname } = window.location;
	const links = [...document.querySelectorAll("a[href^='/']")].map((link) => new URL(link.href).pathname);
	const paths = [...new Set([...links, pathname])].filter((path) => !/\.\w+$/.test(path));
	await Promise.all(paths.map((path) => window.___loader.enqueue(path)));
	await new Promise((resolve) => setTimeout(resolve, 1000));
	const tasks = [];
	new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: "longtask" });
	const times = [];
	for (let round = 0; round < rounds; round++) {
		for (const path of paths) {
			const start = performance.now();
			await window.___navigate(path);
			times.push(performance.now() - start);
			await new Promise((resolve) => setTimeout(resolve, 50));
		}
	}
	return { paths, times, tasks };
}

function report({ paths, times, tasks }) {
	times.sort((a, b) => a - b);
	const at = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))].toFixed(1);
	console.log(
		`${times.length} navigations between ${paths.length} pages: median ${at(0.5)} ms, 95 % below ${at(0.95)} ms, longest ${at(1)} ms`,
	);
	console.log(`tasks above ${LONG} ms: ${tasks.length === 0 ? "none" : tasks.map((time) => `${time} ms`).join(", ")}`);
	if (tasks.length > 0) process.exitCode = 1;
}

function ended(child) {
	return new Promise((resolve, reject) => {
		child.once("close", (code) => (code === 0 ? resolve() : reject(new Error(`the build ended with ${code}`))));
	});
}

function addressOf(server) {
	return new Promise((resolve, reject) => {
		let output = "";
		server.stdout.on("data", (text) => {
			output += text;
			const [address] = /http:\/\/\S+:\d+\/?/.exec(output) ?? [];
			if (address) resolve(address);
		});
		server.once("close", (code) => reject(new Error(`the server ended with ${code}: ${output}`)));
	});
}
