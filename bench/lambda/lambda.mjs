import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { percentile } from "../load.mjs";
import { buildSite } from "../served-site.mjs";

const EXAMPLE = fileURLToPath(new URL("../../examples/compat-explorer", import.meta.url));
const FIRST_ANSWER = fileURLToPath(new URL("first-answer.mjs", import.meta.url));
/** What the example has for its data alone: rows, tags and sources of its 21,000 pages, and the index that is searched. */
const DATA = /(?:^|\/)(?:manifest\.json|files\.txt|document-sources\.json|page-tags\.json|results\..*|compat-[\w-]+\.mjs(?:\.map)?)$/;

/** `npm run bench -- lambda [--rounds 15]`: the example's handler for AWS Lambda in new processes up to its first answer, and its size. */
export async function main(args) {
	const { values } = parseArgs({ args, options: { rounds: { type: "string", default: "15" } } });
	if (!existsSync(join(EXAMPLE, ".cache/current.json"))) buildSite(EXAMPLE);
	const { buildId, files } = JSON.parse(readFileSync(join(EXAMPLE, ".cache/current.json"), "utf8"));
	const server = join(EXAMPLE, ".cache/server", buildId);
	for (const [path, query] of [["/"], ["/search/", "q=grid"]]) {
		const times = Array.from({ length: Number(values.rounds) }, () => startOnce(join(server, "lambda.mjs"), path, query));
		const figures = [0, 0.5, 0.95].map((share) => `${percentile(times, share).toFixed(0)} ms`);
		console.log(`${path.padEnd(10)} import and first answer: least, median, p95: ${figures.join(", ")}`);
	}
	const code = readdirSync(server, { recursive: true }).filter((path) => statSync(join(server, path)).isFile() && !DATA.test(path));
	const assets = files.filter(({ immutable }) => immutable);
	const bytes = code.reduce((sum, path) => sum + statSync(join(server, path)).size, 0) + assets.reduce((sum, { size }) => sum + size, 0);
	console.log(`The closed artifact without its data (pages, their rows, the searched index): ${(bytes / 1e6).toFixed(1)} MB`);
}

function startOnce(module, path, query = "") {
	const answer = JSON.parse(execFileSync(process.execPath, [FIRST_ANSWER, module, path, query], { encoding: "utf8" }));
	if (answer.statusCode !== 200) throw new Error(`${path} was answered with ${answer.statusCode}`);
	return answer.time;
}
