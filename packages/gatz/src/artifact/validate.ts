import { GatzError } from "../universal/errors.js";
import { type CurrentBuild, FORMAT, type WrittenManifest } from "./schema.js";

/** What is wrong with a value, and where in it. */
interface Flaw {
	readonly keyPath: string;
	readonly expected: string;
	readonly value: unknown;
}

/** Looks at a value of unknown kind; null when it is as it should be. Key paths are put together only when there is a flaw. */
type Check = (value: unknown) => Flaw | null;

const text = kind("a text", (value) => typeof value === "string");
const flag = kind("true or false", (value) => typeof value === "boolean");
const count = kind("a whole number from 0", (value) => Number.isSafeInteger(value) && (value as number) >= 0);
const texts = list(text);

const fileRecord = shape({ path: kind("a path inside of its folder", isInnerPath), hash: text, size: count, immutable: flag });

const buildId = kind("a build id", (value) => typeof value === "string" && /^[\w-]+$/.test(value));

const currentBuild = shape({
	format: count,
	buildId,
	bundleHash: text,
	version: text,
	files: list(fileRecord),
	retained: list(shape({ buildId, files: list(fileRecord) })),
	servers: list(buildId),
});

const settings = shape(
	{
		pathPrefix: text,
		assetPrefix: text,
		trailingSlash: oneOf("always", "never", "ignore"),
		headers: list(shape({ source: text, headers: list(shape({ key: text, value: text })) })),
	},
	{ csp: record(texts), partytownProxiedURLs: texts, server: kind("an object", isObject) },
);

const assets = shape(
	{
		bundleHash: text,
		scripts: list(shape({ src: text, module: flag })),
		preloads: texts,
		templatePreloads: record(texts),
		stylesheet: nullable(shape({ href: text }, { css: text })),
	},
	{ headHtml: text },
);

const externals = shape({ packages: list(shape({ path: text, name: text, version: text })) }, { platform: text });

const redirect = shape({ fromPath: text, toPath: text, status: count, ignoreCase: flag, force: flag });

const siteFunction = shape({ path: text, source: text }, { matchPath: text });

const serverManifest = shape(
	{
		format: count,
		buildId,
		version: text,
		settings,
		pages: list(
			shape({ path: text, mode: oneOf("SSG", "DSG", "SSR"), template: text }, { matchPath: text, slices: record(text), dataHash: text }),
		),
		templates: record(shape({ source: text, staticQueryHashes: texts }, { slices: record(text), version: text })),
		assets,
	},
	{ redirects: list(redirect), functions: list(siteFunction), externals },
);

/**
 * Checks what was read from `current.json`.
 * @param file where it was read, for the message
 * @throws GatzError ARTIFACT_INVALID with the key path of the first flaw
 */
export function validateCurrent(json: unknown, file: string): CurrentBuild {
	return validate(json, currentBuild, file) as CurrentBuild;
}

/** The same for a `manifest.json`. */
export function validateManifest(json: unknown, file: string): WrittenManifest {
	return validate(json, serverManifest, file) as WrittenManifest;
}

function validate(json: unknown, check: Check, file: string): unknown {
	const format = isObject(json) ? json.format : undefined;
	if (typeof format === "number" && format !== FORMAT) {
		fail(file, "format", `it has format ${format}, and this version of Gatz reads format ${FORMAT}`);
	}
	const flaw = check(json);
	if (flaw) fail(file, flaw.keyPath, `${flaw.keyPath || "its content"} is ${show(flaw.value)}, not ${flaw.expected}`);
	return json;
}

function fail(file: string, keyPath: string, problem: string): never {
	throw new GatzError("ARTIFACT_INVALID", { directory: file, problem }, { place: { file, keyPath } });
}

function kind(expected: string, holds: (value: unknown) => boolean): Check {
	return (value) => (holds(value) ? null : { keyPath: "", expected, value });
}

function oneOf(...values: readonly string[]): Check {
	return kind(values.map((value) => JSON.stringify(value)).join(" or "), (value) => values.includes(value as string));
}

function nullable(check: Check): Check {
	return (value) => (value === null ? null : check(value));
}

function list(check: Check): Check {
	return (value) => {
		if (!Array.isArray(value)) return { keyPath: "", expected: "a list", value };
		for (let index = 0; index < value.length; index++) {
			const flaw = check(value[index]);
			if (flaw) return inside(`[${index}]`, flaw);
		}
		return null;
	};
}

function record(check: Check): Check {
	return (value) => {
		if (!isObject(value)) return { keyPath: "", expected: "an object", value };
		for (const [key, member] of Object.entries(value)) {
			const flaw = check(member);
			if (flaw) return inside(`[${JSON.stringify(key)}]`, flaw);
		}
		return null;
	};
}

/** An object with at least these members; others are allowed, so that a format can grow. */
function shape(required: Record<string, Check>, optional: Record<string, Check> = {}): Check {
	const members = [
		...Object.entries(required).map(([key, check]) => ({ key, check, must: true })),
		...Object.entries(optional).map(([key, check]) => ({ key, check, must: false })),
	];
	return (value) => {
		if (!isObject(value)) return { keyPath: "", expected: "an object", value };
		for (const { key, check, must } of members) {
			const member = value[key];
			if (member === undefined && !must) continue;
			const flaw = check(member);
			if (flaw) return inside(key, flaw);
		}
		return null;
	};
}

function inside(key: string, flaw: Flaw): Flaw {
	const joint = flaw.keyPath === "" || flaw.keyPath.startsWith("[") ? "" : ".";
	return { ...flaw, keyPath: `${key}${joint}${flaw.keyPath}` };
}

function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

const OUTWARD = /(?:^|\/)\.{0,2}(?:\/|$)|[\\\0]/;

/** Whether a path has no empty or dot segment. Removals follow such paths, so one that leads out of its folder is never accepted. */
export function isInnerPath(value: unknown): value is string {
	return typeof value === "string" && !OUTWARD.test(value);
}

function show(value: unknown): string {
	const shown = JSON.stringify(value) ?? String(value);
	return shown.length > 60 ? `${shown.slice(0, 57)}…` : shown;
}
