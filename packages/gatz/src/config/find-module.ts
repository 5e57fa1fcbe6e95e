import { join } from "node:path";
import { listDirectory } from "../system/files.js";
import { GatzError } from "../universal/errors.js";

const EXTENSIONS = [".js", ".mjs", ".cjs", ".ts", ".mts", ".cts", ".tsx", ".jsx"];

/**
 * The file of a module that a site or plugin has by convention, such as `gatsby-config` or `gatsby-node`. SPEC 6.1.26.
 * @returns its absolute path, undefined when there is none
 * @throws CONFIG_TWICE when two extensions exist
 */
export async function findModule(directory: string, name: string): Promise<string | undefined> {
	const candidates = new Set(EXTENSIONS.map((extension) => name + extension));
	const found = (await listDirectory(directory)).filter((file) => candidates.has(file));
	if (found.length > 1) throw new GatzError("CONFIG_TWICE", { files: found.join(", ") }, { place: { file: found[0] as string } });
	return found[0] && join(directory, found[0]);
}
