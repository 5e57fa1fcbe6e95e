import type { Connect } from "vite";
import { completeExchange, type DevRequest, type DevResponse } from "./dev-exchange.js";

export type Next = (error?: unknown) => void;
export type DevHandler = (request: DevRequest, response: DevResponse, next: Next) => unknown;
export type DevErrorHandler = (error: unknown, request: DevRequest, response: DevResponse, next: Next) => unknown;
type Handlers = readonly (DevHandler | DevErrorHandler | readonly (DevHandler | DevErrorHandler)[])[];
/** As Express takes it: text with `:name`, `:name?` and `*`, a pattern, or a list of these. */
type Path = string | RegExp | readonly (string | RegExp)[];

interface Layer {
	/** In capitals; undefined for all. */
	readonly method: string | undefined;
	/** Of `use`: the path is cut off for the handler. */
	readonly isMount: boolean;
	readonly patterns: readonly Pattern[];
	readonly handler: DevHandler | DevErrorHandler;
}

interface Pattern {
	readonly expression: RegExp;
	readonly names: readonly string[];
}

const METHODS = ["get", "post", "put", "patch", "delete", "head", "options"] as const;

/** What `onCreateDevServer` and `developMiddleware` get as `app`: the part of an Express app that plugins use. SPEC 1.16.15, 6.1.21. */
export type DevApp = Connect.NextHandleFunction & {
	use(...args: [Path, ...Handlers] | Handlers): DevApp;
	all(path: Path, ...handlers: Handlers): DevApp;
	/** With a name alone, a setting. */
	get(path: Path, ...handlers: Handlers): unknown;
	set(name: string, value: unknown): DevApp;
	readonly locals: Record<string, unknown>;
} & Record<Exclude<(typeof METHODS)[number], "get">, (path: Path, ...handlers: Handlers) => DevApp>;

/** An app without handlers, which may be mounted in another one. */
export function createDevApp(): DevApp {
	const layers: Layer[] = [];
	const settings = new Map<string, unknown>();

	const app = ((request: DevRequest, response: DevResponse, leave: Next): void => {
		completeExchange(request, response);
		const { url = "/", baseUrl, params } = request;
		let index = 0;
		const restore = (): void => void Object.assign(request, { url, baseUrl, params });
		const next = (error?: unknown): void => {
			restore();
			const [layer, match] = findLayer(request, url.split("?", 1)[0] as string, error === undefined || error === null);
			if (!layer || !match) {
				leave(error);
				return;
			}
			request.params = { ...params, ...paramsOf(match) };
			if (layer.isMount) mount(request, match[0]);
			run(layer.handler, error);
		};

		function findLayer({ method = "GET" }: DevRequest, path: string, isWell: boolean): [Layer?, Match?] {
			for (; index < layers.length; index++) {
				const layer = layers[index] as Layer;
				if (layer.handler.length > 3 === isWell) continue;
				if (layer.method !== undefined && layer.method !== method && !(layer.method === "GET" && method === "HEAD")) continue;
				const match = firstMatch(layer.patterns, path);
				if (!match) continue;
				index++;
				return [layer, match];
			}
			return [];
		}

		function run(handler: Layer["handler"], error: unknown): void {
			try {
				const isForErrors = handler.length > 3;
				const answer = isForErrors
					? (handler as DevErrorHandler)(error, request, response, next)
					: (handler as DevHandler)(request, response, next);
				if (answer instanceof Promise) answer.catch(next);
			} catch (thrown) {
				next(thrown);
			}
		}

		next();
	}) as DevApp;

	function add(method: string | undefined, path: Path, handlers: Handlers, isMount = false): DevApp {
		const patterns = [path].flat().map((one) => createPattern(one, isMount));
		for (const handler of handlers.flat()) layers.push({ method, isMount, patterns, handler: handler as DevHandler });
		return app;
	}

	const methods = Object.fromEntries(
		METHODS.map((method) => [method, (path: Path, ...handlers: Handlers) => add(method.toUpperCase(), path, handlers)]),
	);
	return Object.assign(app, methods, {
		locals: {},
		use: (...args: Handlers) => (isPath(args[0]) ? add(undefined, args[0], args.slice(1), true) : add(undefined, "/", args, true)),
		all: (path: Path, ...handlers: Handlers) => add(undefined, path, handlers),
		get: (path: Path, ...handlers: Handlers) => (handlers.length === 0 ? settings.get(String(path)) : add("GET", path, handlers)),
		set(name: string, value: unknown) {
			settings.set(name, value);
			return app;
		},
	});
}

function isPath(value: unknown): value is Path {
	return typeof value === "string" || value instanceof RegExp || (Array.isArray(value) && typeof value[0] !== "function");
}

type Match = readonly [matched: string, names: readonly string[], values: readonly (string | undefined)[]];

function firstMatch(patterns: readonly Pattern[], path: string): Match | undefined {
	for (const { expression, names } of patterns) {
		const found = expression.exec(path);
		if (found) return [found[0], names, found.slice(1)];
	}
	return undefined;
}

function paramsOf([, names, values]: Match): Record<string, string> {
	const params: Record<string, string> = {};
	values.forEach((value, index) => {
		if (value !== undefined) params[names[index] ?? index] = decode(value);
	});
	return params;
}

function decode(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}

/** A handler of `use` sees the rest of the URL. */
function mount(request: DevRequest, matched: string): void {
	const base = matched.replace(/\/$/, "");
	const rest = (request.url as string).slice(base.length);
	request.url = rest.startsWith("/") ? rest : `/${rest}`;
	request.baseUrl += base;
}

function createPattern(path: string | RegExp, isMount: boolean): Pattern {
	if (path instanceof RegExp) return { expression: path, names: [] };
	const names: string[] = [];
	const source = path.replace(/\/$/, "").replace(/\/:(\w+)(\?)?|\*|[^\w/]/g, (part, name: string | undefined, optional = "") => {
		if (name === undefined && part !== "*") return `\\${part}`;
		names.push(name ?? String(names.filter((known) => /^\d+$/.test(known)).length));
		return name === undefined ? "(.*)" : `(?:/([^/]+))${optional}`;
	});
	return { expression: new RegExp(`^${source}${isMount ? "(?=/|$)" : "/?$"}`, "i"), names };
}
