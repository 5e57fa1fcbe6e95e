import type { AdapterEntry, GatsbyConfig, HeaderEntry, ProxyEntry, SiteConfig, TypegenOptions } from "../config.js";
import { readServerOption, SERVER_OPTION_NAMES } from "../universal/server-options.js";
import { CONTENT_POLICY } from "./content-policy.js";
import {
	anyObject,
	boolean,
	func,
	isObject,
	list,
	mapped,
	nonEmptyString,
	object,
	oneOf,
	optional,
	type Rule,
	record,
	refuse,
	string,
} from "./rules.js";

/**
 * Checks what gatsby-config exports and fills in the defaults. SPEC 6.3.
 * Throws CONFIG_UNKNOWN_KEY or CONFIG_INVALID with the key path in question.
 */
export function validateConfig(exported: unknown): SiteConfig {
	if (!isObject(exported)) return refuse(exported, "the export", "has to be an object");
	const { linkPrefix, ...rest } = exported;
	if (linkPrefix !== undefined) return refuse(linkPrefix, "linkPrefix", "is not allowed: the key is called pathPrefix");
	const config = SITE_CONFIG(rest, "");
	if (config.pathPrefix !== "" && config.assetPrefix !== "" && !URL.canParse(config.assetPrefix, relativeBase(config.assetPrefix))) {
		refuse(config.assetPrefix, "assetPrefix", "has to be an absolute URL when pathPrefix is set");
	}
	return config;
}

const URL_TEXT: Rule<string> = (value, keyPath) =>
	typeof value === "string" && URL.canParse(value) ? value : refuse(value, keyPath, "has to be an absolute URL");

/** SPEC 6.3.1. */
const SITE_METADATA: Rule<SiteConfig["siteMetadata"]> = (value, keyPath) => {
	const metadata = anyObject(value, keyPath);
	if (metadata.siteUrl === undefined) return metadata;
	return { ...metadata, siteUrl: URL_TEXT(metadata.siteUrl, `${keyPath}.siteUrl`).replace(/\/+$/, "") };
};

const PLUGIN_OBJECT = object<{ resolve: string; options: Readonly<Record<string, unknown>>; parentDir?: string | undefined }>({
	resolve: nonEmptyString,
	options: optional(anyObject, {}),
	parentDir: optional(string, undefined),
});

const PLUGIN: Rule<SiteConfig["plugins"][number]> = (value, keyPath) => {
	if (typeof value === "string") return { resolve: nonEmptyString(value, keyPath), options: {} };
	if (!isObject(value)) return refuse(value, keyPath, "has to be a name or { resolve, options }");
	const { parentDir, ...plugin } = PLUGIN_OBJECT(value, keyPath);
	return parentDir === undefined ? plugin : { ...plugin, parentDir };
};

/** Falsy entries, as `condition && "plugin"` leaves them, are dropped; the others keep their index in messages. SPEC 6.3.2. */
const PLUGINS: Rule<SiteConfig["plugins"]> = (value, keyPath) =>
	list((item, itemPath) => (item ? [PLUGIN(item, itemPath)] : []))(value, keyPath).flat();

/** SPEC 6.3.4. */
const PATH_PREFIX = mapped(string, (prefix, keyPath) => {
	if (/[?#\s]|^\w+:/.test(prefix)) refuse(prefix, keyPath, "has to be a path");
	const trimmed = prefix.replace(/^\/+|\/+$/g, "");
	return trimmed === "" ? "" : `/${trimmed}`;
});

const PROXY_ENTRY = object<ProxyEntry>({ prefix: nonEmptyString, url: nonEmptyString });

const HEADERS = list(
	object<HeaderEntry>({
		source: nonEmptyString,
		headers: list(object<{ key: string; value: string }>({ key: nonEmptyString, value: string })),
	}),
);

/** SPEC 6.3.14. */
const TYPEGEN = object<Required<TypegenOptions>>({
	typesOutputPath: optional(nonEmptyString, "src/gatsby-types.d.ts"),
	documentSearchPaths: optional(list(nonEmptyString), ["./gatsby-node.ts", "./plugins/**/gatsby-node.ts"]),
	generateOnBuild: optional(boolean, false),
});

const ADAPTER = object<AdapterEntry>({
	name: nonEmptyString,
	adapt: func,
	config: optional(func, undefined),
	cache: optional(object<NonNullable<AdapterEntry["cache"]>>({ restore: func, store: func }), undefined),
});

/** Kept as it was written, without what is not there: the server reads it when it starts. */
const SERVER: Rule<NonNullable<SiteConfig["server"]>> = (value, keyPath) => {
	const rules = SERVER_OPTION_NAMES.map((name) => {
		const check: Rule<unknown> = (given, path) => {
			readServerOption(name, given, (problem) => refuse(given, path, problem));
			return given;
		};
		return [name, check];
	});
	const read = object<Record<string, unknown>>(Object.fromEntries(rules))(value, keyPath);
	return Object.fromEntries(Object.entries(read).filter(([, given]) => given !== undefined));
};

const SITE_CONFIG = object<SiteConfig & Record<Exclude<keyof GatsbyConfig, keyof SiteConfig>, never>>({
	siteMetadata: optional(SITE_METADATA, {}),
	plugins: optional(PLUGINS, []),
	flags: optional(record(boolean), {}),
	pathPrefix: optional(PATH_PREFIX, ""),
	assetPrefix: optional(
		mapped(string, (prefix) => prefix.replace(/\/+$/, "")),
		"",
	),
	trailingSlash: optional(oneOf("always", "never", "ignore"), "always"),
	polyfill: optional(boolean, true),
	mapping: optional(record(string), {}),
	proxy: optional((value, keyPath) => (Array.isArray(value) ? list(PROXY_ENTRY)(value, keyPath) : [PROXY_ENTRY(value, keyPath)]), []),
	partytownProxiedURLs: optional(list(string), []),
	developMiddleware: optional(func, undefined) as Rule<SiteConfig["developMiddleware"]>,
	jsxRuntime: optional(oneOf("classic", "automatic"), "classic"),
	jsxImportSource: optional(string, undefined),
	graphqlTypegen: optional((value, keyPath) => (value === false ? false : TYPEGEN(value === true ? {} : value, keyPath)), false),
	headers: optional(HEADERS, []),
	adapter: optional(ADAPTER, undefined),
	csp: optional(CONTENT_POLICY, null),
	server: optional(SERVER, undefined),
});

function relativeBase(text: string): string | undefined {
	return text.startsWith("//") ? "https://host" : undefined;
}
