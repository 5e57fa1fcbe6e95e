import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { build } from "rolldown";
import { writeSite } from "./site.mjs";

const HERE = dirname(fileURLToPath(import.meta.url));
const PACKAGE = join(HERE, "../../packages/gatz");

/** Linux keeps this file system in memory: the disk's own cost, which varies most, is left out. */
const MEMORY_DISK = "/dev/shm";

/**
 * `npm run bench -- builds [--nodes 1000,5000,20000] [--rounds 3] [--directory /dev/shm]`: cold builds, an unchanged one and one after a
 * node was edited, each beside the bare loop of `site.mjs`.
 */
export async function main(args) {
	const { values } = parseArgs({
		args,
		options: {
			nodes: { type: "string", default: "1000,5000,20000" },
			rounds: { type: "string", default: "3" },
			directory: { type: "string", default: existsSync(MEMORY_DISK) ? MEMORY_DISK : tmpdir() },
		},
	});
	const directory = mkdtempSync(join(values.directory, "gatz-builds-"));
	try {
		await prepare(directory);
		const results = [];
		for (const count of values.nodes.split(",").map(Number)) {
			const rounds = [];
			for (let round = 0; round < Number(values.rounds); round++) rounds.push(await measure(directory, count));
			results.push({ count, rounds });
			report(count, rounds);
		}
		reportGrowth(results);
	} finally {
		rmSync(directory, { recursive: true, force: true });
	}
}

async function prepare(directory) {
	const folderOf = (name) => dirname(createRequire(join(PACKAGE, "package.json")).resolve(`${name}/package.json`));
	writeSite(directory, { gatsby: PACKAGE, react: folderOf("react"), "react-dom": folderOf("react-dom") });
	await build({
		input: join(directory, "loop.jsx"),
		platform: "node",
		transform: { define: { "process.env.NODE_ENV": '"production"' }, jsx: { runtime: "automatic" } },
		output: { file: join(directory, "loop.mjs"), format: "esm", minify: true },
	});
}

/** One cold build, one in which nothing changed, one after an edit, and the loop. */
async function measure(directory, count) {
	for (const folder of [".cache", "public", "dist"]) rmSync(join(directory, folder), { recursive: true, force: true });
	const gatz = (environment) => run([join(PACKAGE, "bin/gatz.js"), "build"], directory, { POSTS: String(count), ...environment });
	const loop = await run(["loop.mjs"], directory, { POSTS: String(count) });
	const cold = await gatz({});
	const pages = readdirSync(join(directory, "public/post")).length;
	if (pages !== count) throw new Error(`${pages} pages were built instead of ${count}`);
	const unchanged = await gatz({});
	const edited = await gatz({ EDITED: "7" });
	if (!readFileSync(join(directory, "public/post/post-7/index.html"), "utf8").includes("edited"))
		throw new Error("the edit is not in the page");
	return { loop, cold, unchanged, edited };
}

/** Wall and CPU time in s, and the most memory that the process tree had at once in MB. */
async function run(argv, cwd, environment) {
	const { NODE_ENV: _, ...inherited } = process.env;
	const timed = 'TIMEFORMAT="%R %U %S"; time "$@"';
	const child = spawn("bash", ["-c", timed, "bash", process.execPath, ...argv], {
		cwd,
		env: { ...inherited, ...environment },
		stdio: ["ignore", "pipe", "pipe"],
	});
	let output = "";
	child.stdout.on("data", (chunk) => (output += chunk));
	let errors = "";
	child.stderr.on("data", (chunk) => (errors += chunk));
	let peak = 0;
	const sampling = setInterval(() => (peak = Math.max(peak, treeMemory(child.pid))), 50);
	const code = await new Promise((resolve) => child.once("close", resolve));
	clearInterval(sampling);
	if (code !== 0) throw new Error(`${argv.join(" ")} ended with ${code}:\n${output}${errors}`);
	const [wall, user, system] = errors.trim().split("\n").at(-1).split(" ").map(Number);
	return { wall, cpu: user + system, peak: peak / 2 ** 20 };
}

/** Resident bytes of a process and all its descendants. */
function treeMemory(pid) {
	try {
		const own = Number(readFileSync(`/proc/${pid}/statm`, "utf8").split(" ")[1]) * 4096;
		const children = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim();
		return children.split(" ").reduce((sum, child) => sum + (child === "" ? 0 : treeMemory(child)), own);
	} catch {
		return 0; // it has ended meanwhile
	}
}

function report(count, rounds) {
	const of = (kind, figure) => rounds.map((round) => round[kind][figure]);
	console.log(`\n${count.toLocaleString("en")} nodes and pages          wall s (min–max)       CPU s   peak MB`);
	for (const kind of ["loop", "cold", "unchanged", "edited"]) {
		const walls = of(kind, "wall");
		const spread = `${median(walls).toFixed(2)} (${Math.min(...walls).toFixed(2)}–${Math.max(...walls).toFixed(2)})`;
		const cpu = median(of(kind, "cpu")).toFixed(2).padStart(7);
		console.log(
			`  ${kind.padEnd(28)} ${spread.padEnd(20)} ${cpu}   ${Math.round(Math.max(...of(kind, "peak")))
				.toString()
				.padStart(6)}`,
		);
	}
	const ratio = rounds.map(({ loop, cold }) => loop.wall / cold.wall);
	const rebuild = rounds.map(({ cold, edited }) => edited.wall / cold.wall);
	console.log(
		`  pages/s of the loop's: ${median(ratio).toFixed(2)}; a rebuild after one edit takes ${(median(rebuild) * 100).toFixed(0)} % of a cold build`,
	);
}

/** CPU per page beyond what a build costs without pages, so that it can be compared between sizes. */
function reportGrowth(results) {
	const [small, ...larger] = results.map(({ count, rounds }) => ({ count, cpu: median(rounds.map(({ cold }) => cold.cpu)) }));
	let before = small;
	for (const size of larger) {
		const marginal = ((size.cpu - before.cpu) / (size.count - before.count)) * 1000;
		const whole = (size.cpu / size.count) * 1000;
		console.log(`CPU per page at ${size.count}: ${whole.toFixed(2)} ms; of each page beyond ${before.count}: ${marginal.toFixed(2)} ms`);
		before = size;
	}
}

function median(values) {
	const sorted = [...values].sort((a, b) => a - b);
	return sorted[Math.floor(sorted.length / 2)];
}
