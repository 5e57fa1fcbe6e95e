import { createRequire } from "node:module";
import { extname, join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import type { Jiti } from "jiti";
import { thrownPlace } from "../system/thrown-place.js";
import { GatzError, thrownMessage } from "../universal/errors.js";
import { readLocalModules } from "./local-modules.js";

const NATIVE = new Set([".js", ".mjs", ".cjs"]);

/**
 * Evaluates a module of a site or plugin: by Node.js itself, and where that can't, because it holds TypeScript, JSX or both module
 * systems, by jiti.
 * @param file absolute path
 * @param directory absolute path of the site, for messages
 * @returns the default export, `module.exports`, or the object of all exports
 * @throws CONFIG_THROWS with file, line and frame; WEBPACK_MISSING
 */
export async function evaluateModule(file: string, directory: string): Promise<unknown> {
	try {
		return mainExport(await evaluate(file, directory));
	} catch (error) {
		throw evaluationFailed(error, file, directory);
	}
}

function evaluationFailed(error: unknown, file: string, directory: string): GatzError {
	if (error instanceof GatzError) return error;
	const place = { file: relative(directory, file), ...thrownPlace(error, directory) };
	if (isWebpackMissing(error)) return new GatzError("WEBPACK_MISSING", { file: place.file }, { place, cause: error });
	return new GatzError("CONFIG_THROWS", { file: place.file, message: withoutPosition(thrownMessage(error)) }, { place, cause: error });
}

/**
 * Evaluates a module again, with all local modules that it loads, as they are on disk now; packages stay as they are. For develop. By
 * jiti, since what Node.js has imported as an ES module it never reads again.
 * @throws CONFIG_THROWS, WEBPACK_MISSING as {@link evaluateModule} does
 */
export async function evaluateAnew(file: string, directory: string): Promise<unknown> {
	const require = createRequire(file);
	for (const local of (await readLocalModules([file])).keys()) delete require.cache[local];
	try {
		// Its asynchronous way asks Node.js for CommonJS modules.
		return mainExport((await openJiti(file, directory))(file));
	} catch (error) {
		throw evaluationFailed(error, file, directory);
	}
}

/** Gatsby brings webpack along, so that sites require it without having installed it. */
export function isWebpackMissing(error: unknown): boolean {
	const isMissing = error instanceof Error && /^(?:ERR_)?MODULE_NOT_FOUND$/.test((error as NodeJS.ErrnoException).code ?? "");
	return isMissing && /(?:module|package) ["']webpack["']/.test(error.message);
}

async function evaluate(file: string, directory: string): Promise<unknown> {
	if (!NATIVE.has(extname(file))) return evaluateWithJiti(file, directory);
	try {
		return await import(pathToFileURL(file).href);
	} catch (error) {
		if (isBeyondNative(error)) return evaluateWithJiti(file, directory);
		throw error;
	}
}

async function evaluateWithJiti(file: string, directory: string): Promise<unknown> {
	return (await openJiti(file, directory)).import(file);
}

/** What it has translated is kept, by its content: the translator takes half a second to load. */
async function openJiti(file: string, directory: string): Promise<Jiti> {
	const { createJiti } = await import("jiti");
	return createJiti(file, { interopDefault: false, jsx: true, fsCache: join(directory, ".cache/jiti") });
}

/** Syntax that Node.js does not know, CommonJS names in an ES module, imports without an extension or of TypeScript. */
function isBeyondNative(error: unknown): boolean {
	if (!(error instanceof Error)) return false;
	if (error.name === "SyntaxError") return true;
	if (error.name === "ReferenceError") return /^(require|module|exports|__filename|__dirname) is not defined/.test(error.message);
	const { code } = error as NodeJS.ErrnoException;
	return code === "ERR_MODULE_NOT_FOUND" || code === "ERR_UNKNOWN_FILE_EXTENSION" || code === "ERR_UNSUPPORTED_DIR_IMPORT";
}

/** The default export, or all exports where there is none; also behind the `__esModule` mark of compiled modules. */
function mainExport(namespace: unknown): unknown {
	const main = defaultOf(namespace) ?? namespace;
	return isCompiled(main) ? (defaultOf(main) ?? main) : main;
}

function defaultOf(exports: unknown): unknown {
	return typeof exports === "object" && exports !== null && "default" in exports ? exports.default : undefined;
}

function isCompiled(exports: unknown): boolean {
	return typeof exports === "object" && exports !== null && "__esModule" in exports;
}

/** jiti's syntax errors end with a line that repeats the position. */
function withoutPosition(message: string): string {
	return message.replace(/\s*\n\s*\S+:\d+:\d+\s*$/, "");
}
