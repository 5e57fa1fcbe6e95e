import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { Agent, get } from "node:http";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { startServer } from "../served-site.mjs";
import { writeSite } from "./site.mjs";

const PACKAGE = join(dirname(fileURLToPath(import.meta.url)), "../../packages/gatz");
const BIN = join(PACKAGE, "bin/gatz.js");
const EDITS = 14;

/**
 * `npm run bench -- purge [--pages 20000]`: a cache in front of `serve` holds every page; 14 nodes change; after the build, the move to it and
 * `gatz purge --build`, each stale copy has to be gone, and no other.
 */
export async function main(args) {
	const { values } = parseArgs({ args, options: { pages: { type: "string", default: "20000" } } });
	const count = Number(values.pages);
	const directory = mkdtempSync(join(existsSync("/dev/shm") ? "/dev/shm" : tmpdir(), "gatz-purge-"));
	const folderOf = (name) => dirname(createRequire(join(PACKAGE, "package.json")).resolve(`${name}/package.json`));
	writeSite(directory, { gatsby: PACKAGE, react: folderOf("react"), "react-dom": folderOf("react-dom") });
	process.env.GATZ_PURGE_TOKEN = "secret";
	const run = (words, environment) =>
		execFileSync(process.execPath, [BIN, ...words], { cwd: directory, encoding: "utf8", env: withoutMode(environment) });
	let server;
	try {
		run(["build"], { POSTS: String(count) });
		const pathOf = (number) => `/${number % 100 === 0 ? "live" : "post"}/${number}/`;
		const paths = ["/", ...Array.from({ length: count }, (_, number) => pathOf(number))];
		const edited = Array.from({ length: EDITS }, (_, index) => Math.floor((index * count) / EDITS / 100) * 100 + (index % 2));
		server = await startServer(directory, "--workers", "1", "--cache-tags");
		const copies = await fetchAll(server.url, paths);

		const output = run(["build"], { POSTS: String(count), EDITED: edited.join(",") });
		process.stdout.write(`${output.slice(output.indexOf("info Rendered again"))}\n`);
		const { buildId } = JSON.parse(readFileSync(join(directory, ".cache/current.json"), "utf8"));
		process.kill(server.pid, "SIGHUP");
		while (!server.output().includes(`Serving the build ${buildId}`)) await new Promise((resolve) => setTimeout(resolve, 20));
		const { port } = new URL(/Operations at (\S+)/.exec(server.output())[1]);
		process.stdout.write(run(["purge", "--build", "--ops-host", "127.0.0.1", "--ops-port", port], {}));

		const { tags, urls } = JSON.parse(readFileSync(join(directory, ".cache/changes.json"), "utf8"));
		const fresh = await fetchAll(server.url, paths);
		const stale = paths.filter((path) => copies.get(path).text !== fresh.get(path).text);
		const purged = paths.filter((path) => copies.get(path).tags.some((tag) => tags.includes(tag)));
		const kept = paths.filter((path) => fresh.get(path).isHit);
		const expected = edited.map(pathOf).sort();
		const live = paths.filter((path) => path.startsWith("/live/") && !expected.includes(path));
		check(`pages that are stale: ${stale.length}`, same(stale, expected));
		check(`URLs in the list: ${urls.length}`, same(urls, expected));
		check(`copies that its ${tags.length} tags purge, of ${paths.length}: ${purged.length}`, same(purged, expected));
		check(`answers that the server itself kept, of ${live.length} that are not stale: ${kept.length}`, same(kept, live));
	} finally {
		await server?.stop();
		rmSync(directory, { recursive: true, force: true });
	}
}

function withoutMode(environment) {
	const { NODE_ENV: _, ...inherited } = process.env;
	return { ...inherited, ...environment, NO_COLOR: "1" };
}

/** Every page, 32 at a time: path → its text, its tags, and whether the server had kept it. */
async function fetchAll(origin, paths) {
	const agent = new Agent({ keepAlive: true, maxSockets: 32 });
	const copies = new Map();
	const next = paths.values();
	const work = async () => {
		for (const path of next) copies.set(path, await fetchOne(origin + path, agent));
	};
	await Promise.all(Array.from({ length: 32 }, work));
	agent.destroy();
	return copies;
}

function fetchOne(url, agent) {
	return new Promise((resolve, reject) => {
		get(url, { agent }, (answer) => {
			let text = "";
			answer.setEncoding("utf8").on("data", (chunk) => (text += chunk));
			answer.on("end", () => {
				const { "surrogate-key": tags = "", "cache-status": status = "" } = answer.headers;
				resolve({ text, tags: tags.split(" "), isHit: status.startsWith("gatz; hit") });
			});
		}).on("error", reject);
	});
}

function same(a, b) {
	return JSON.stringify([...a].sort()) === JSON.stringify([...b].sort());
}

function check(text, holds) {
	console.log(`${text} ${holds ? "held" : "MISSED"}`);
	if (!holds) process.exitCode = 1;
}
