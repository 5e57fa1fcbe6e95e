// `npm run bench -- <name>`: measures, always against something that runs in the same minutes.
const BENCHES = {
	requests: "server-rendered pages and page data against a bare React server",
	navigation: "client navigation between pages that were loaded in advance: no long task",
	workers: "two workers against one process on a page that is all rendering",
	chaos: "three workers under load, of which one is killed every five seconds, and a move to a new build",
	front: "two servers on one Redis behind Varnish: parts stopped and started, a new build, purges by tag",
	start: "develop from its start to the first page, without caches and with them",
	develop: "develop from an edit to the change in the browser",
	soak: "the memory of develop over many edits and requests",
	endurance: "the memory of serve over a million requests, with errors, visitors who go away and slow readers",
	cache: "answers that the server keeps against node:http with the same bytes",
	static: "files that the build has made against nginx with one worker",
	lambda: "the handler for AWS Lambda from its import to the first answer, and the size of what is deployed",
	builds: "builds of sites with many nodes and pages against a bare loop that renders and writes the same",
	purge: "a build of many pages of which few have changed: which URLs it names, and what a purge takes",
	overload: "one page, asked for more often than the server can",
};

const [name, ...rest] = process.argv.slice(2);
if (!(name in BENCHES)) {
	console.log("Usage: npm run bench -- <name>\n");
	for (const [key, text] of Object.entries(BENCHES)) console.log(`  ${key.padEnd(12)} ${text}`);
	process.exit(name ? 1 : 0);
}
const { main } = await import(`./${name}/${name}.mjs`);
await main(rest);
