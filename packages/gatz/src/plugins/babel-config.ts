import { extname, join } from "node:path";
import { evaluateModule } from "../config/evaluate-module.js";
import { isPlainObject } from "../config/plain-object.js";
import { exists, readJson, readText } from "../system/files.js";
import { babelNotices } from "./babel-notices.js";

/** In the order in which Babel looks for them. */
const FILES = [
	...["js", "cjs", "mjs", "json", "cts", "ts"].map((ending) => `babel.config.${ending}`),
	...["", ".js", ".cjs", ".mjs", ".json", ".cts"].map((ending) => `.babelrc${ending}`),
	"package.json",
];

/**
 * What is missing because a site's Babel configuration is not used: one line, or none when all that it names is done without it.
 * @param directory absolute path of the site
 */
export async function babelConfigNotice(directory: string): Promise<string | undefined> {
	for (const file of FILES) {
		if (!(await exists(join(directory, file)))) continue;
		const notices = await readNotices(join(directory, file), directory);
		if (notices.length > 0) return `${file} has what this version does not do, since it does not use Babel: ${notices.join("; ")}.`;
	}
	return undefined;
}

async function readNotices(file: string, directory: string): Promise<string[]> {
	try {
		const config = await readBabelConfig(file, directory);
		return isPlainObject(config) ? babelNotices([...list(config.presets), ...list(config.plugins)]) : [];
	} catch {
		return ["it can't be read: delete it, or keep it for other tools"];
	}
}

async function readBabelConfig(file: string, directory: string): Promise<unknown> {
	if (file.endsWith("package.json")) return ((await readJson(file)) as { babel?: unknown }).babel;
	if (/^(?:\.json|)$/.test(extname(file)) || file.endsWith(".babelrc")) return parseLoose(await readText(file));
	const exported = await evaluateModule(file, directory);
	return typeof exported === "function" ? exported(BABEL_API) : exported;
}

/** JSON with comments and commas at the ends of lists, as Babel reads it. */
function parseLoose(text: string): unknown {
	const tokens = /("(?:[^"\\]|\\.)*")|\/\/[^\n]*|\/\*[\s\S]*?\*\/|,(?=\s*[\]}])/g;
	return JSON.parse(text.replace(tokens, (_, string: string | undefined) => string ?? ""));
}

/** What a configuration that is a function asks for. */
const cache = Object.assign(() => {}, { forever: () => {}, never: () => {}, using: () => {}, invalidate: () => {} });
const BABEL_API = { cache, env: () => "production", caller: () => undefined, assertVersion: () => {}, version: "7.0.0" };

function list(value: unknown): readonly unknown[] {
	return Array.isArray(value) ? value : [];
}
