import { join, sep } from "node:path";
import type { Plugin } from "vite";
import { readJson, readText, walk } from "../system/files.js";
import type { BundleInput } from "./site-input.js";

/** Scripts of a package.json whose presence means that a binary is fetched or built at install. */
const INSTALL_SCRIPTS = ["install", "preinstall", "postinstall"];

/** There is exactly one of these, and it is in the bundle. The framework's own package reads beside itself in its build code only. */
const BUNDLED = new Set(["react", "react-dom", "scheduler", "gatsby", "gatz"]);

/**
 * Keeps packages out of the server's bundle that can't be bundled: those with a `.node` file, a binary installer, or files read
 * beside `__dirname` or `import.meta.url`, and those the site names. They are traced and copied into the artifact. DESIGN §2.
 * @param onExternal called with the absolute folder of each such package
 */
export function externalPackages(input: BundleInput, onExternal: (directory: string) => void): Plugin {
	const verdicts = new Map<string, Promise<boolean>>();
	const isExternal = async (directory: string): Promise<boolean> => {
		const name = packageName(directory);
		if (input.external.includes(name)) return true;
		return !BUNDLED.has(name) && (await needsItsFiles(directory));
	};
	return {
		name: "gatz:external-packages",
		enforce: "pre",
		applyToEnvironment: (environment) => environment.name === "ssr",
		async resolveId(id, importer) {
			if (!importer || !/^(@[\w.-]+\/)?[\w.-]+/.test(id) || id.startsWith("node:")) return null;
			const resolved = await this.resolve(id, importer, { skipSelf: true });
			const directory = resolved && packageDirectory(resolved.id);
			if (!directory) return null;
			const verdict = verdicts.get(directory) ?? isExternal(directory);
			verdicts.set(directory, verdict);
			if (!(await verdict)) return null;
			onExternal(directory);
			return { id, external: true };
		},
	};
}

function packageDirectory(file: string): string | null {
	const match = /^(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(file.split(sep).join("/"));
	return match?.[1] ?? null;
}

function packageName(directory: string): string {
	return directory.slice(directory.lastIndexOf("/node_modules/") + "/node_modules/".length);
}

async function needsItsFiles(directory: string): Promise<boolean> {
	const manifest = (await readJson(join(directory, "package.json"))) as {
		scripts?: Record<string, string>;
		gypfile?: boolean;
		binary?: unknown;
	};
	if (manifest.gypfile || manifest.binary) return true;
	if (INSTALL_SCRIPTS.some((script) => /node-gyp|prebuild|node-pre-gyp|install\.js/.test(manifest.scripts?.[script] ?? ""))) return true;
	const files = await walk(directory);
	if (files.some((file) => file.endsWith(".node") || file === "binding.gyp")) return true;
	// Code that reads files next to itself would look in the wrong folder once it is bundled.
	const sources = files.filter((file) => /\.[cm]?js$/.test(file) && !/(^|\/)(node_modules|test|tests|docs)\//.test(file));
	for (const file of sources.slice(0, READ_SOURCES)) {
		if (BESIDE_ITSELF.test(await readText(join(directory, file)))) return true;
	}
	return false;
}

/** Source files of a package that are read at most to judge it. */
const READ_SOURCES = 200;

const BESIDE_ITSELF = /(?:join|resolve|readFile\w*|createReadStream)\([^;\n]*__dirname|new URL\([^;\n]*import\.meta\.url/;
