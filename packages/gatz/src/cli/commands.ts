import { restInStart } from "../system/paced-start.js";
import { SERVER_OPTION_NAMES, SERVER_OPTIONS, serverFlag } from "../universal/server-options.js";

/** One option of a command. */
export interface Flag {
	readonly kind: "boolean" | "string" | "list" | "port" | "optional";
	readonly short?: string;
	readonly help: string;
	/** The form of its value as the help shows it, where the kind does not say it. */
	readonly takes?: string;
	/** Accepted for Gatsby's sake; the line that says why nothing comes of it. */
	readonly ignored?: string;
}

export interface Command {
	readonly help: string;
	readonly flags: Readonly<Record<string, Flag>>;
	/** Words after the command's name, as the help shows them. */
	readonly words?: string;
	/** The module is loaded when the command is called, not before. */
	readonly load: () => Promise<{ default: (args: never) => Promise<number> }>;
	/** A server, which sees itself to errors that nobody catches; in the others a promise that is rejected and never awaited ends the process. */
	readonly keepsRunning?: boolean;
}

/** `commands/serve.js` in one file, which loads in half the time of its sixty modules: a server starts as fast as it can. */
const SERVE = new URL("../standalone/serve-command.mjs", import.meta.url);

const NO_TRACING = "Gatz has no GraphQL tracing.";
const NO_HTTPS = "Gatz develops over plain HTTP.";

const HOST: Flag = { kind: "string", short: "H", help: "Host name or address to listen on" };
const PREFIX_PATHS: Flag = { kind: "boolean", help: "Apply pathPrefix and assetPrefix" };
const OPEN: Flag = { kind: "boolean", short: "o", help: "Open the site in a browser" };
const GRAPHQL_TRACING: Flag = { kind: "boolean", help: "Accepted", ignored: NO_TRACING };
const TRACING_CONFIG: Flag = { kind: "string", help: "Accepted", ignored: NO_TRACING };

/** How a server runs: read and checked where it starts, as the environment and gatsby-config have these, too. */
const SERVER: Readonly<Record<string, Flag>> = Object.fromEntries(
	SERVER_OPTION_NAMES.map((name) => {
		const { help, takes } = SERVER_OPTIONS[name];
		return [serverFlag(name), takes === "" ? { kind: "boolean", help } : { kind: "string", takes, help }];
	}),
);

/** Options of every command. */
export const GLOBAL_FLAGS: Readonly<Record<string, Flag>> = {
	help: { kind: "boolean", short: "h", help: "Show this help" },
	version: { kind: "boolean", short: "v", help: "Show the version" },
	verbose: { kind: "boolean", help: "Say more" },
	"no-color": { kind: "boolean", help: "Write without colours" },
	"no-colors": { kind: "boolean", help: "As --no-color" },
	json: { kind: "boolean", help: "Accepted", ignored: "Gatz writes plain lines where no terminal is." },
};

/** The commands with Gatsby's options. SPEC 6.10.1. */
export const COMMANDS: Readonly<Record<string, Command>> = {
	develop: {
		help: "Start the development server",
		keepsRunning: true,
		load: () => import("../commands/develop.js"),
		flags: {
			host: HOST,
			port: { kind: "port", short: "p", help: "Port to listen on (default: PORT, else 8000)" },
			open: OPEN,
			https: { kind: "boolean", short: "S", help: "Accepted", ignored: NO_HTTPS },
			"cert-file": { kind: "string", short: "c", help: "Accepted", ignored: NO_HTTPS },
			"key-file": { kind: "string", short: "k", help: "Accepted", ignored: NO_HTTPS },
			"ca-file": { kind: "string", help: "Accepted", ignored: NO_HTTPS },
			"graphql-tracing": GRAPHQL_TRACING,
			"open-tracing-config-file": TRACING_CONFIG,
			inspect: { kind: "optional", help: "Let a debugger connect, on port 9229 or the given one" },
			"inspect-brk": { kind: "optional", help: "As --inspect, and wait for the debugger" },
		},
	},
	build: {
		help: "Build the site",
		load: () => import("../commands/build.js"),
		flags: {
			"prefix-paths": PREFIX_PATHS,
			"no-uglify": { kind: "boolean", help: "Accepted", ignored: "Gatz minifies every build." },
			profile: { kind: "boolean", help: "Accepted", ignored: "Gatz has no profiling build yet." },
			"graphql-tracing": GRAPHQL_TRACING,
			"open-tracing-config-file": TRACING_CONFIG,
			"log-pages": { kind: "boolean", help: "Accepted", ignored: "Gatz logs no list of pages." },
			"write-to-file": { kind: "boolean", help: "Accepted", ignored: "Gatz logs no list of pages." },
			"functions-platform": { kind: "string", help: "Accepted", ignored: "Gatz builds for the platform that it runs on." },
			"functions-arch": { kind: "string", help: "Accepted", ignored: "Gatz builds for the platform that it runs on." },
		},
	},
	serve: {
		help: "Serve the built site",
		keepsRunning: true,
		load: async () => {
			await restInStart(process.env);
			return import(SERVE.href);
		},
		flags: {
			host: HOST,
			port: { kind: "port", short: "p", help: "Port to listen on (default: PORT, else 9000)" },
			open: OPEN,
			"prefix-paths": PREFIX_PATHS,
			cache: { kind: "string", takes: "<url>", help: "Share what is kept with other servers, by a Redis (redis://, rediss://)" },
			...SERVER,
		},
	},
	purge: {
		help: "Tell a running server to forget answers that it keeps",
		flags: {
			tag: { kind: "list", help: "Those with this tag; may be repeated" },
			path: { kind: "list", help: "Those of the page at this path; may be repeated" },
			node: { kind: "list", help: "Those of pages that show the node with this id; may be repeated" },
			type: { kind: "list", help: "Those of pages that list nodes of this type; may be repeated" },
			all: { kind: "boolean", help: "All of them" },
			build: { kind: "boolean", help: "Those that builds have changed since this was last said" },
			"ops-host": { kind: "string", help: "Host of the operations port (default: localhost)" },
			"ops-port": { kind: "port", help: "The operations port (default: 9001)" },
		},
		load: () => import("../commands/purge.js"),
	},
	top: {
		help: "Show how a running server is doing",
		flags: { url: { kind: "string", help: "Its operations port (default: http://localhost:9001)" } },
		load: () => import("../commands/top.js"),
	},
	clean: { help: "Remove .cache and public", flags: {}, load: () => import("../commands/clean.js") },
	info: {
		help: "Show versions of machine and site",
		flags: { clipboard: { kind: "boolean", short: "C", help: "Accepted", ignored: "Gatz does not touch the clipboard." } },
		load: () => import("../commands/info.js"),
	},
	plugin: { help: "List the site's plugins", words: "ls|docs", flags: {}, load: () => import("../commands/plugin.js") },
	options: { help: "Accepted; there are none to set", words: "[name] [value]", flags: {}, load: () => import("../commands/options.js") },
	telemetry: {
		help: "Accepted; nothing is collected",
		flags: { enable: { kind: "boolean", help: "Accepted" }, disable: { kind: "boolean", help: "Accepted" } },
		load: () => import("../commands/telemetry.js"),
	},
	feedback: {
		help: "Accepted; nothing is asked",
		flags: { enable: { kind: "boolean", help: "Accepted" }, disable: { kind: "boolean", help: "Accepted" } },
		load: () => import("../commands/feedback.js"),
	},
	repl: { help: "Not part of this version", flags: {}, load: () => import("../commands/repl.js") },
	new: { help: "Not part of this version", words: "[name] [starter]", flags: {}, load: () => import("../commands/new.js") },
};
