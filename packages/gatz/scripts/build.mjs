// Builds the package: removes from dist/ what has no source any more, compiles, and bundles the server that artifacts carry.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "rolldown";

const root = fileURLToPath(new URL("..", import.meta.url));

removeStale();
compile();
await bundleDashboard();
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

/** The page of the operations port as a module of one string: server and artifact carry it, and it asks nobody for more. */
async function bundleDashboard() {
	const source = (name) => readFileSync(join(root, "src/dashboard", name), "utf8");
	const chartStyle = readFileSync(createRequire(import.meta.url).resolve("uplot/dist/uPlot.min.css"), "utf8");
	const { output } = await build({
		input: join(root, "dist/dashboard/start.js"),
		platform: "browser",
		logLevel: "warn",
		write: false,
		output: { format: "esm", minify: true },
	});
	const script = output[0].code.replaceAll("</script", "<\\/script");
	const style = chartStyle + source("style.css");
	const html = source("page.html")
		.replace(/\s*\/\* style \*\/\s*/, () => style)
		.replace(/\s*\/\* script \*\/\s*/, () => script);
	const hash = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
	const policy = [
		"default-src 'none'",
		`script-src ${hash(script)}`,
		`style-src ${hash(style)}`,
		"connect-src 'self'",
		"img-src data:",
		"base-uri 'none'",
		"form-action 'none'",
		"frame-ancestors 'none'",
	].join("; ");
	writeFileSync(join(root, "dist/adapters/dashboard-document.js"), `export const DASHBOARD = ${JSON.stringify({ html, policy })};\n`);
}

/** The server as one file without dependencies: `serve.mjs` of every artifact, and the command `gatsby serve`, to start fast. */
async function bundleServer() {
	for (const [entry, file] of [
		["adapters/standalone", "serve"],
		["commands/serve", "serve-command"],
	]) {
		await build({
			input: join(root, `dist/${entry}.js`),
			platform: "node",
			logLevel: "warn",
			output: { file: join(root, `dist/standalone/${file}.mjs`), format: "esm", codeSplitting: false },
		});
	}
}
