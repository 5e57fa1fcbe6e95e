/** How many workers there are at least and at most; equal when the number is fixed. */
export interface WorkerRange {
	readonly min: number;
	readonly max: number;
}

/** Options of `gatsby serve` as a program uses them. Times in seconds, memory in MB; absent where the machine decides. */
export interface ServerOptions {
	readonly workers?: WorkerRange | undefined;
	readonly maxMemory?: number | undefined;
	readonly preStopDelay?: number | undefined;
	readonly shutdownTimeout: number;
	readonly hangTimeout: number;
	readonly keepAliveTimeout: number;
	readonly headersTimeout: number;
	readonly requestTimeout: number;
	readonly deadline: number;
	readonly queueDelay: number;
	/** Requests. */
	readonly concurrency: number;
	/** Whether answers of server-rendered pages are kept; the URL of a Redis: shared with other servers. */
	readonly cache: boolean | string;
	/** MB. */
	readonly cacheSize: number;
	/** Whether answers are compressed. */
	readonly compress: boolean;
	/** Proxies whose word about the visitor counts: all, so many before the server, or those at these addresses and networks. */
	readonly trustProxy: TrustedProxies;
	/** Hosts that are answered for; absent: all. `.example.com` is that host and all below it. */
	readonly allowedHosts?: readonly string[] | undefined;
	/** Whether answers carry the tags by which a build says what to purge. */
	readonly cacheTags: boolean;
	/** Caches in front of the server that are told of purges. */
	readonly purgeUrls: readonly string[];
	readonly watchBuild: boolean;
	/** 0: none; absent: the one after the site's. */
	readonly opsPort?: number | undefined;
	readonly opsHost: string;
	readonly accessLog: boolean;
	/** Absent: what suits standard output. */
	readonly logFormat?: LogFormat | undefined;
}

export type TrustedProxies = boolean | number | readonly string[];

/** Lines for people, or a JSON object a line. */
export type LogFormat = "text" | "json";

export type ServerOptionName = keyof ServerOptions;

interface ServerOption<T> {
	/** What `--help` says. */
	readonly help: string;
	/** The form of its value, as `--help` shows it; a switch has none. */
	readonly takes: string;
	/** What is wrong with any other value. */
	readonly problem: string;
	/** undefined when the value is none of its kind. Texts come from the command line and the environment. */
	readonly parse: (value: unknown) => T | undefined;
}

const SECONDS = { takes: "<seconds>", problem: "has to be a number of seconds from 0 to 86400", parse: within(0, 86_400) };
const SWITCH = { takes: "", problem: "has to be true or false", parse: parseSwitch };
const MOST_WORKERS = 1024;

/**
 * The one list of what can be set about a server: `--max-memory`, `GATZ_MAX_MEMORY` and `server.maxMemory` of gatsby-config are one
 * option, and go before one another in this order.
 */
export const SERVER_OPTIONS: { readonly [Name in ServerOptionName]-?: ServerOption<NonNullable<ServerOptions[Name]>> } = {
	workers: {
		help: "Processes that answer requests (default: auto, one per CPU)",
		takes: "<n|min-max|auto>",
		problem: `has to be a number from 1 to ${MOST_WORKERS}, two of them as in "2-8", or "auto"`,
		parse: parseWorkers,
	},
	maxMemory: {
		help: "Memory at which a worker is replaced (default: its share of the machine's)",
		takes: "<MB>",
		problem: "has to be a number of megabytes from 1",
		parse: within(1, Number.MAX_SAFE_INTEGER),
	},
	preStopDelay: { help: "How long SIGTERM lets requests come in (default: 5 in a container, else 0)", ...SECONDS },
	shutdownTimeout: { help: "When requests under way are cut after SIGTERM (default: 30)", ...SECONDS },
	hangTimeout: { help: "Silence after which a worker is replaced; 0: never (default: 10)", ...SECONDS },
	keepAliveTimeout: { help: "How long an idle connection is kept (default: 65)", ...SECONDS },
	headersTimeout: { help: "How long a request's headers may take; 0: no limit (default: 66)", ...SECONDS },
	requestTimeout: { help: "How long a request with its body may take; 0: no limit (default: 300)", ...SECONDS },
	deadline: { help: "How long getServerData may take; 0: no limit (default: 10)", ...SECONDS },
	queueDelay: { help: "How long a page may wait for its turn; beyond, 503 (default: 0.5)", ...SECONDS },
	concurrency: {
		help: "Requests for one template at a time; beyond, 503 (default: 1000)",
		takes: "<n>",
		problem: "has to be a number from 1",
		parse: within(1, Number.MAX_SAFE_INTEGER),
	},
	cache: {
		help: "Keep no answers of server-rendered pages",
		takes: "",
		problem: 'has to be true, false, or the URL of a Redis as in "redis://user:password@host:6379/0" (rediss:// for TLS)',
		parse: (value) => parseSwitch(value) ?? parseRedis(value),
	},
	cacheSize: {
		help: "Memory for answers that are kept (default: 64)",
		takes: "<MB>",
		problem: "has to be a number of megabytes from 1",
		parse: within(1, Number.MAX_SAFE_INTEGER),
	},
	compress: { help: "Compress nothing", ...SWITCH },
	trustProxy: {
		help: "Proxies that may say who a visitor is (default: none)",
		takes: "<proxies>",
		problem: 'has to be true, a number of proxies, or addresses, networks, "loopback", "linklocal" and "uniquelocal"',
		parse: parseProxies,
	},
	allowedHosts: {
		help: "Hosts to answer for; others get 421 (default: all)",
		takes: "<names>",
		problem: 'has to be names of hosts without a port, as in "example.com,.example.org"',
		parse: (value) => parseList(value, /^\.?(?:[\w-]+(?:\.[\w-]+)*|\[[\da-f:.]+\])$/i),
	},
	cacheTags: { help: "Name in answers by which tags caches can purge them", ...SWITCH },
	purgeUrls: {
		help: "Caches in front that are told of purges, as Varnish; separated by commas",
		takes: "<urls>",
		problem: 'has to be a list of addresses as in "http://127.0.0.1:6081"',
		parse: parseOrigins,
	},
	watchBuild: { help: "Move to a new build as soon as it is there", ...SWITCH },
	opsPort: {
		help: "Port for probes and metrics; 0: none (default: the next one)",
		takes: "<port>",
		problem: "has to be a port number from 0 to 65535",
		parse: parsePort,
	},
	opsHost: {
		help: "Address for probes and metrics (default: 127.0.0.1)",
		takes: "<host>",
		problem: "has to be the name or address of a host",
		parse: (value) => (typeof value === "string" && value !== "" ? value : undefined),
	},
	accessLog: { help: "Write a line for each answer", ...SWITCH },
	logFormat: {
		help: "How lines are written (default: text on a terminal, else json)",
		takes: "<text|json>",
		problem: 'has to be "text" or "json"',
		parse: (value) => (value === "text" || value === "json" ? value : undefined),
	},
};

export const SERVER_DEFAULTS = {
	shutdownTimeout: 30,
	hangTimeout: 10,
	// Load balancers give up an idle connection after 60 s. The side that closes first must not be this one: it would cut requests.
	keepAliveTimeout: 65,
	headersTimeout: 66,
	requestTimeout: 300,
	deadline: 10,
	queueDelay: 0.5,
	concurrency: 1000,
	cache: true,
	cacheSize: 64,
	compress: true,
	trustProxy: false,
	cacheTags: false,
	purgeUrls: [],
	watchBuild: false,
	opsHost: "127.0.0.1",
	accessLog: false,
} as const satisfies Partial<ServerOptions>;

export const SERVER_OPTION_NAMES = Object.keys(SERVER_OPTIONS) as readonly ServerOptionName[];

/** `maxMemory` → `max-memory`; what is on by default is switched off: `cache` → `no-cache`, unless its value is a text. */
export function serverFlag(name: ServerOptionName, value?: unknown): string {
	const isOn = name in SERVER_DEFAULTS && SERVER_DEFAULTS[name as keyof typeof SERVER_DEFAULTS] === true;
	const isText = name === "cache" && typeof value === "string";
	return isOn && !isText ? `no-${dashed(name)}` : dashed(name);
}

function dashed(name: ServerOptionName): string {
	return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** `maxMemory` → `GATZ_MAX_MEMORY`. */
export function serverVariable(name: ServerOptionName): string {
	return `GATZ_${dashed(name).replaceAll("-", "_").toUpperCase()}`;
}

/** `3` or `"2-8"`. */
function parseWorkers(value: unknown): WorkerRange | undefined {
	const [, min, max = min] = /^(\d+)(?:-(\d+))?$/.exec(String(value)) ?? [];
	const range = { min: Number(min), max: Number(max) };
	return range.min >= 1 && range.min <= range.max && range.max <= MOST_WORKERS ? range : undefined;
}

function within(least: number, most: number): (value: unknown) => number | undefined {
	return (value) => {
		const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
		return typeof number === "number" && number >= least && number <= most ? number : undefined;
	};
}

function parsePort(value: unknown): number | undefined {
	const port = within(0, 65_535)(value);
	return Number.isInteger(port) ? port : undefined;
}

/** Redis with the number of a database, if any: `redis://:secret@host:6379/1`. */
function parseRedis(value: unknown): string | undefined {
	return typeof value === "string" && /^rediss?:\/\/[^/?#\s]+(?:\/\d*)?$/.test(value) ? value : undefined;
}

function parseOrigins(value: unknown): string[] | undefined {
	const urls = typeof value === "string" ? value.split(",").map((url) => url.trim()) : value;
	const isOrigin = (url: unknown) => typeof url === "string" && /^https?:\/\/[^/?#\s]+\/?$/.test(url);
	return Array.isArray(urls) && urls.every(isOrigin) ? urls.map((url: string) => url.replace(/\/$/, "")) : undefined;
}

function parseSwitch(value: unknown): boolean | undefined {
	if (value === true || value === "true" || value === "1") return true;
	return value === false || value === "false" || value === "0" ? false : undefined;
}

/** An IP address or a network; whether its numbers are right is seen when the server starts. */
const PROXY = /^(?:loopback|linklocal|uniquelocal|[\da-f]*[.:][\da-f.:]+(?:\/[\d.]+)?)$/i;

function parseProxies(value: unknown): TrustedProxies | undefined {
	if (typeof value === "number" || (typeof value === "string" && /^\d+$/.test(value))) return count(Number(value));
	return value === true || value === false || value === "true" || value === "false" ? String(value) === "true" : parseList(value, PROXY);
}

function count(number: number): number | undefined {
	return Number.isSafeInteger(number) && number >= 0 ? number : undefined;
}

/** A text with commas, or a list. */
function parseList(value: unknown, item: RegExp): readonly string[] | undefined {
	const list: unknown = typeof value === "string" ? value.split(",").map((part) => part.trim()) : value;
	const isList = Array.isArray(list) && list.length > 0 && list.every((part) => typeof part === "string" && item.test(part));
	return isList ? (list as string[]) : undefined;
}

/**
 * Reads one value. `"auto"` is the same as no value.
 * @param refuse throws; told what is wrong with the value
 */
export function readServerOption<Name extends ServerOptionName>(
	name: Name,
	value: unknown,
	refuse: (problem: string) => never,
): ServerOptions[Name] | undefined {
	if (value === undefined || (value === "auto" && name === "workers")) return undefined;
	const { parse, problem } = SERVER_OPTIONS[name];
	const parsed = parse(value);
	return parsed === undefined ? refuse(problem) : (parsed as ServerOptions[Name]);
}
