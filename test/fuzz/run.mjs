import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { buildSite, startServer } from "../../bench/served-site.mjs";
import { fuzz } from "./fuzz.mjs";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

// `npm run fuzz [-- --requests 10000 --seed 1]`: what nobody should send, to `gatsby serve` of test/sites/fuzz.
const { values } = parseArgs({ options: { requests: { type: "string", default: "10000" }, seed: { type: "string", default: "1" } } });
const directory = mkdtempSync(join(tmpdir(), "gatz-fuzz-"));
cpSync(join(ROOT, "test/sites/fuzz"), directory, { recursive: true });
mkdirSync(join(directory, "node_modules"));
for (const name of ["react", "react-dom"]) symlinkSync(join(ROOT, "node_modules", name), join(directory, "node_modules", name));
buildSite(directory);
const server = await startServer(directory, "--workers", "1", "--ops-port", "0");
try {
	const begun = performance.now();
	const { findings, statuses } = await fuzz({
		port: Number(new URL(server.url).port),
		directory,
		requests: Number(values.requests),
		seed: Number(values.seed),
	});
	const answer = await fetch(server.url).catch((error) => error);
	const stray = server.output().match(/An error that nobody caught[\s\S]{0,400}/)?.[0];
	console.log(`${values.requests} connections in ${((performance.now() - begun) / 1000).toFixed(0)} s, answers by status:`, statuses);
	for (const finding of findings.slice(0, 20)) console.log(finding);
	if (findings.length > 0) console.log(`${findings.length} findings`);
	if (stray) console.log(stray);
	if (answer.status !== 200) console.log("the server does not answer any more:", answer);
	process.exitCode = findings.length > 0 || stray || answer.status !== 200 ? 1 : 0;
} finally {
	await server.stop();
	rmSync(directory, { recursive: true, force: true });
}
