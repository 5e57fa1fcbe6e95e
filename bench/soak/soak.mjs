import { parseArgs } from "node:util";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { content, createSite, title } from "../develop/site.mjs";

/**
 * `npm run bench -- soak [--edits 500] [--requests 10000] [--pages 200]`: edits of components and data, and requests, in one `develop`; the heap
 * after a collection may grow by a fifth from the 50th edit (of few edits, the tenth part) on. Ends with 1 when it grows more.
 */
export async function main(args) {
	const { values } = parseArgs({
		args,
		options: {
			edits: { type: "string", default: "500" },
			requests: { type: "string", default: "10000" },
			pages: { type: "string", default: "200" },
		},
	});
	setFlagsFromString("--expose-gc");
	const collect = runInNewContext("gc");
	const edits = Number(values.edits);
	const perEdit = Math.ceil(Number(values.requests) / edits);
	const first = Math.min(50, Math.ceil(edits / 10));
	const site = createSite();
	process.env.POSTS = values.pages;
	process.env.NODE_ENV = "development";
	const { startDevServer } = await import("../../packages/gatz/dist/dev/start-dev-server.js");
	const { createReporter } = await import("../../packages/gatz/dist/system/reporter.js");
	const terminal = { interactive: false, style: (_, text) => text, print: () => {}, status: () => {} };
	const reporter = createReporter({ terminal, directory: site.directory, exit: process.exit });
	const server = await startDevServer({ directory: site.directory, reporter, host: "127.0.0.1", port: 0 });
	const ask = async (path) => (await fetch(server.url + path)).text();
	const heap = () => {
		collect();
		return process.memoryUsage().heapUsed / 2 ** 20;
	};
	let start = 0;
	for (let edit = 1; edit <= edits; edit++) {
		const isData = edit % 2 === 0;
		site.write(...(isData ? ["content/content.json", content(`data ${edit}`)] : ["src/components/title.js", title(`title ${edit}`)]));
		while (!(await ask("/")).includes(`${isData ? "data" : "title"} ${edit}<`)) await new Promise((resolve) => setTimeout(resolve, 5));
		const paths = [
			"/server/",
			"/page-data/server/page-data.json",
			`/post/post-${edit % Number(values.pages)}/`,
			"/src/components/title.js",
		];
		for (let request = 0; request < perEdit; request++) await ask(paths[request % paths.length]);
		if (edit === first) start = heap();
		if (edit % 50 === 0) console.log(`${edit} edits: ${heap().toFixed(1)} MB`);
	}
	const end = heap();
	const growth = end / start - 1;
	console.log(
		`heap after ${first} edits ${start.toFixed(1)} MB, after ${edits} edits ${end.toFixed(1)} MB: ${(growth * 100).toFixed(1)} %`,
	);
	await server.close(0);
	site.remove();
	process.exit(growth > 0.2 ? 1 : 0);
}
