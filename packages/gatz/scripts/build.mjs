// Builds the package: removes from dist/ what has no source any more, compiles, and bundles the server that artifacts carry.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire, isBuiltin } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "rolldown";
import { bundleDashboard } from "./bundle-dashboard.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));

/** Modules of ours that have a twin for hosts without Node.js: see `bundle/web-twins.ts`. */
const webTwins = {
	name: "web-twins",
	async resolveId(id, importer, options) {
		const resolved = id.startsWith(".") ? await this.resolve(id, importer, { ...options, skipSelf: true }) : null;
		const twin = resolved?.id.replace(/\.js$/, ".web.js");
		return twin !== resolved?.id && existsSync(twin) ? twin : null;
	},
};

const noNodejs = {
	name: "no-nodejs",
	resolveId(id, importer) {
		if (isBuiltin(id)) throw new Error(`${importer} imports ${id}, and runs on hosts that have no Node.js: give it a twin, <name>.web.ts`);
	},
};

removeStale();
compile();
await bundleDashboard(root);
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
 * The server without dependencies: programs of every artifact, and the command `gatsby serve`, to start fast. Beside them the client of
 * Redis, for those who have one.
 */
async function bundleServer() {
	const directory = join(root, "dist/standalone");
	rmSync(directory, { recursive: true, force: true });
	const entry = (name) => join(root, `dist/${name}.js`);
	const common = { platform: "node", logLevel: "warn" };
	const whole = (file, options) => ({ file: join(directory, file), format: "esm", codeSplitting: false, ...options });
	const program = (file) => ({
		external: (id) => id === "./redis-client.js",
		output: whole(file, { paths: (id) => (id.endsWith("/redis-client.js") ? "./redis-client.mjs" : id) }),
	});
	await build({ ...common, input: entry("adapters/standalone"), ...program("serve.mjs") });
	await build({ ...common, input: entry("commands/serve"), ...program("serve-command.mjs") });
	await build({ ...common, input: entry("adapters/redis-client"), output: whole("redis-client.mjs", { minify: true }) });
	const modules = {
		lambda: entry("adapters/lambda-entry"),
		fetch: entry("adapters/fetch-entry"),
		function: entry("adapters/function-entry"),
	};
	const shared = { groups: [{ name: "host", test: (id) => !Object.values(modules).includes(id) }] };
	const output = { dir: directory, format: "esm", entryFileNames: "[name].mjs", chunkFileNames: "[name].mjs", codeSplitting: shared };
	await build({ ...common, input: modules, output });
	// Hosts require what they call.
	writeFileSync(
		join(directory, "function.cjs"),
		'module.exports = async (...args) => (await import("./function.mjs")).default(...args);\n',
	);
	await build({
		...common,
		platform: "browser",
		input: entry("adapters/worker-entry"),
		plugins: [webTwins, noNodejs],
		transform: { define: { "process.env.NODE_ENV": '"production"' } },
		output: whole("worker.mjs"),
	});
}
