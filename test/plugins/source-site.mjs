// Sources the nodes of the site in the current folder as a build does, and says what it found as JSON. With `--go-on` it changes and
// saves them again and again, until it is killed.
import { createPrefixes, loadConfig } from "../../packages/gatz/dist/config/load-config.js";
import { openSiteData } from "../../packages/gatz/dist/data/open-site-data.js";
import { loadPlugins } from "../../packages/gatz/dist/plugins/load-plugins.js";
import { createReporter } from "../../packages/gatz/dist/system/reporter.js";
import { createTerminal } from "../../packages/gatz/dist/system/terminal.js";

const directory = process.cwd();
let output = "";
const terminal = createTerminal({ write: (text) => (output += text) }, { NO_COLOR: "1" });
const reporter = createReporter({ terminal, directory, exit: process.exit, building: true });

const config = await loadConfig(directory);
const prefixes = createPrefixes(config, false);
const plugins = await loadPlugins({ directory, config, reporter });
const { database, source } = await openSiteData({ directory, config, prefixes, plugins, reporter, buildTime: new Date(0) });
const { store } = database;
await source.sourceNodes();
const changed = [...store.changes.nodes];
database.save();

const send = (message) => new Promise((resolve) => process.send(message, resolve));
const describe = ({ internal, id, parent, children, fields, ...data }) => ({
	type: internal.type,
	owner: internal.owner,
	name: data.relativePath ?? data.frontmatter?.title ?? data.name,
	parent: parent && store.get(parent).relativePath,
	children: children.map((child) => store.get(child).internal.type),
	slug: fields?.slug,
	changed: changed.includes(id),
});
await send({ output, nodes: [...store.all()].map(describe) });

while (process.argv.includes("--go-on")) {
	for (const node of store.all()) {
		node.fields = { ...node.fields, size: "x".repeat(20_000 + Math.random() * 20_000) };
		store.touch(node);
	}
	database.save();
	await send({ saved: true });
}
await database.close();
process.disconnect();
process.exit(0); // gatsby-source-filesystem goes on watching its folder
