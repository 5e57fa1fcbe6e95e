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
	cache: "answers that the server keeps against node:http with the same bytes",
	builds: "builds of sites with many nodes and pages against a bare loop that renders and writes the same",
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
