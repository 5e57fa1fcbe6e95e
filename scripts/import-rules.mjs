// The import directions of the layers, written for the linter into biome.imports.json: `npm run check` does it before it lints.
import { writeFileSync } from "node:fs";

const MACHINE = ["universal", "system", "artifact", "config", "plugins", "data", "pages", "bundle", "build"];
const SERVING = ["universal", "system", "artifact", "server", "adapters"];

/** Layer → what it may import. Downstream to upstream only; cli, commands and dev join the rest. */
const LAYERS = {
	...Object.fromEntries(MACHINE.map((layer, index) => [layer, MACHINE.slice(0, index)])),
	...Object.fromEntries(SERVING.slice(3).map((layer, index) => [layer, SERVING.slice(0, index + 3)])),
	config: ["universal", "system"],
	functions: ["universal", "artifact", "server"],
	react: ["universal"],
	render: ["universal", "react"],
	browser: ["universal", "react"],
	devtools: ["universal", "browser"],
	dashboard: ["universal"],
	dev: [...new Set([...MACHINE, ...SERVING])],
	hosting: ["universal", "system", "artifact", "config", "server"],
	commands: [...new Set([...MACHINE, ...SERVING]), "hosting", "dev"],
	cli: ["universal", "system", "commands"],
};

/** One dependency, one door. */
const DOORS = [
	{
		modules: ["vite", "@vitejs/plugin-react", "rolldown"],
		layers: ["bundle", "dev"],
		why: "Vite belongs to bundle/ and dev/: serving works without a build tool installed.",
	},
	{
		modules: ["react", "react-dom", "react-dom/client", "react-dom/server"],
		layers: ["react", "render", "browser"],
		why: "React belongs to react/, render/ and browser/; the rest gets it out of the artifact, so that there is exactly one.",
	},
	{
		modules: ["node:http", "node:https", "node:http2", "node:cluster"],
		layers: ["adapters", "functions"],
		why: "Sockets belong to adapters/, and to functions/ what functions take for one: the handler takes and returns plain values.",
	},
	{
		modules: ["node:fs", "node:fs/promises"],
		layers: ["system", "adapters"],
		why: "Files belong to system/, which knows about missing ones, atomic writes and links: see system/files.ts.",
	},
	{ modules: ["node:child_process"], layers: ["system", "adapters"], why: "Processes belong to system/ and adapters/." },
	{
		modules: ["graphql", "graphql-compose", "@graphql-codegen/core"],
		layers: ["data"],
		why: "graphql belongs to data/: there is one instance of it, and serving needs none.",
	},
	{
		modules: ["lmdb"],
		layers: ["data"],
		why: "lmdb has one door, data/open-lmdb.ts: nothing reads the data of a build while a site is served.",
	},
	{ modules: ["joi"], layers: ["plugins"], why: "joi belongs to plugins/: it is a part of the plugin API." },
	{
		modules: ["body-parser", "multer"],
		layers: ["functions", "dev"],
		why: "Bodies are read where functions run, which is not in every site.",
	},
	{
		modules: ["pino", "prom-client", "@opentelemetry/api"],
		layers: ["adapters"],
		why: "Logs, metrics and spans leave a server in adapters/; server/ counts and notes plain values.",
	},
	{ modules: ["uplot"], layers: ["dashboard"], why: "Charts are drawn on the page of the operations port." },
	{
		modules: ["@redis/client"],
		layers: ["adapters"],
		why: "Redis has one door, adapters/redis-client.ts, which is loaded when it is asked for.",
	},
	{ modules: ["http-cache-semantics"], layers: ["server"], why: "The rules of caches have one door, server/cache-policy.ts." },
	{ modules: ["jiti"], layers: ["config"], why: "jiti has one door, config/evaluate-module.ts." },
];

const overrides = Object.entries(LAYERS).map(([layer, allowed]) => ({
	includes: [`packages/gatz/src/${layer}/**`, "!**/*.test.ts", "!**/*.test.tsx"],
	linter: { rules: { style: { noRestrictedImports: { level: "error", options: restrictions(layer, allowed) } } } },
}));
writeFileSync(new URL("../biome.imports.json", import.meta.url), `${JSON.stringify({ overrides }, null, "\t")}\n`);

function restrictions(layer, allowed) {
	const forbidden = Object.keys(LAYERS).filter((other) => other !== layer && !allowed.includes(other));
	const doors = DOORS.filter(({ layers }) => !layers.includes(layer));
	const direction = `${layer}/ may import ${allowed.map((other) => `${other}/`).join(", ") || "no other layer"}: downstream to upstream only.`;
	return {
		paths: Object.fromEntries(doors.flatMap(({ modules, why }) => modules.map((module) => [module, why]))),
		patterns: [
			{ group: forbidden.map((other) => `../${other}/**`), message: direction },
			{ group: ["../../**"], message: "Import within a folder or one step across." },
		],
	};
}
