// Builds the package: removes from dist/ what has no source any more, compiles, and bundles the server that artifacts carry.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "rolldown";

const root = fileURLToPath(new URL("..", import.meta.url));

removeStale();
compile();
await bundleServer();

function removeStale() {
	const dist = join(root, "dist");
	if (!existsSync(dist)) return;
	for (const path of readdirSync(dist, { recursive: true })) {
		const [, stem] = /^(.*?)(?:\.d\.ts|\.js)$/.exec(path) ?? [];
		if (stem === undefined || path.startsWith("standalone")) continue;
		const hasSource = [".ts", ".tsx"].some((extension) => existsSync(join(root, "src", stem + extension)));
		if (!hasSource) rmSync(join(dist, path));
	}
}

function compile() {
	const manifest = createRequire(import.meta.url).resolve("typescript/package.json");
	const { bin } = JSON.parse(readFileSync(manifest, "utf8"));
	const { status } = spawnSync(process.execPath, [join(dirname(manifest), bin.tsc), "-b", root], { stdio: "inherit" });
	if (status !== 0) process.exit(status ?? 1);
}

/**
 * The server as one file without dependencies: `serve.mjs` of every artifact, and the command `gatsby serve`, to start fast. Beside it the
 * client of Redis, for those who have one.
 */
async function bundleServer() {
	const redis = { from: "./redis-client.js", to: "./redis-client.mjs" };
	for (const [entry, file] of [
		["adapters/standalone", "serve"],
		["commands/serve", "serve-command"],
		["adapters/redis-client", "redis-client"],
	]) {
		await build({
			input: join(root, `dist/${entry}.js`),
			external: (id) => id === redis.from,
			platform: "node",
			logLevel: "warn",
			output: {
				file: join(root, `dist/standalone/${file}.mjs`),
				format: "esm",
				codeSplitting: false,
				paths: (id) => (id.endsWith("/redis-client.js") ? redis.to : id),
				minify: file === "redis-client",
			},
		});
	}
}
