import { join } from "node:path";
import { parseEnv } from "node:util";
import { readText, whenThere } from "./files.js";

/** Variables, as `process.env` holds them. */
export type Environment = Record<string, string | undefined>;

/** What a site's `.env` files say. */
export interface EnvFiles {
	/** Names of the files that exist, in the order in which they win. */
	readonly files: readonly string[];
	readonly values: Readonly<Record<string, string>>;
}

/** Set by the framework; a file can't change them. SPEC 6.8.7. */
const FIXED = new Set(["NODE_ENV", "PUBLIC_DIR", "BUILD_STAGE"]);

/**
 * Reads `.env.<GATSBY_ACTIVE_ENV or NODE_ENV>` and `.env` of a site; the first has the last word. Changes nothing. SPEC 6.8.1.
 * @param directory absolute path of the site
 */
export async function readEnvFiles(directory: string, environment: Environment): Promise<EnvFiles> {
	const mode = environment.GATSBY_ACTIVE_ENV || environment.NODE_ENV;
	const names = mode ? [`.env.${mode}`, ".env"] : [".env"];
	const texts = await Promise.all(names.map((name) => whenThere(readText(join(directory, name)))));
	const values: Record<string, string> = {};
	for (const text of texts.toReversed()) {
		for (const [key, value] of Object.entries(parseEnv(text ?? ""))) {
			if (!FIXED.has(key) && value !== undefined) values[key] = value;
		}
	}
	return { files: names.filter((_, index) => texts[index] !== undefined), values };
}

/** Sets what is not set yet: the real environment wins over files. SPEC 6.8.3. */
export function applyEnv(values: EnvFiles["values"], environment: Environment): void {
	for (const [key, value] of Object.entries(values)) environment[key] ??= value;
}
