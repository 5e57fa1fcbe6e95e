import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";
import type { Plugin } from "vite";
import type { BundleInput } from "./site-input.js";

/** Scripts of a package.json whose presence means that a binary is fetched or built at install. */
const INSTALL_SCRIPTS = ["install", "preinstall", "postinstall"];

/**
 * Keeps packages out of the server's bundle that can't be bundled: those with a `.node` file, a binary installer, or files read
 * beside `__dirname` or `import.meta.url`, and those the site names. They are traced and copied into the artifact. DESIGN §2.
 * @param onExternal called with the absolute folder of each such package
 */
export function externalPackages(input: BundleInput, onExternal: (directory: string) => void): Plugin {
	const verdicts = new Map<string, boolean>();
	return {
		name: "gatz:external-packages",
		enforce: "pre",
		applyToEnvironment: (environment) => environment.name === "ssr",
		async resolveId(id, importer) {
			if (!importer || !/^(@[\w.-]+\/)?[\w.-]+/.test(id) || id.startsWith("node:")) return null;
			const resolved = await this.resolve(id, importer, { skipSelf: true });
			const directory = resolved && packageDirectory(resolved.id);
			if (!directory) return null;
			let external = verdicts.get(directory);
			if (external === undefined) {
				external = input.external.includes(packageName(directory)) || needsItsFiles(directory);
				verdicts.set(directory, external);
			}
			if (!external) return null;
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

function needsItsFiles(directory: string): boolean {
	if (/\/(react|react-dom|scheduler)$/.test(directory)) return false;
	const manifest = JSON.parse(readFileSync(join(directory, "package.json"), "utf8")) as {
		scripts?: Record<string, string>;
		gypfile?: boolean;
		binary?: unknown;
		main?: string;
	};
	if (manifest.gypfile || manifest.binary || existsSync(join(directory, "binding.gyp"))) return true;
	if (INSTALL_SCRIPTS.some((script) => /node-gyp|prebuild|node-pre-gyp|install\.js/.test(manifest.scripts?.[script] ?? ""))) return true;
	return readsBesideItself(directory) || hasNativeFile(directory);
}

/** Code that reads files next to itself would look in the wrong folder once it is bundled. */
function readsBesideItself(directory: string): boolean {
	return sourceFiles(directory).some((file) => {
		const code = readFileSync(file, "utf8");
		return /(?:join|resolve|readFile\w*|createReadStream)\([^;\n]*__dirname|new URL\([^;\n]*import\.meta\.url/.test(code);
	});
}

function hasNativeFile(directory: string): boolean {
	return ["build/Release", "prebuilds", "bin"].some((folder) => {
		const path = join(directory, folder);
		return existsSync(path) && readdirSync(path, { recursive: true }).some((file) => String(file).endsWith(".node"));
	});
}

/** Up to 200 of a package's own source files: enough to judge it, bounded for packages that are huge. */
function sourceFiles(directory: string): string[] {
	const files: string[] = [];
	const visit = (folder: string): void => {
		for (const entry of readdirSync(folder, { withFileTypes: true })) {
			if (files.length >= 200) return;
			if (entry.isDirectory() && !/^(node_modules|test|tests|docs|\..*)$/.test(entry.name)) visit(join(folder, entry.name));
			else if (/\.[cm]?js$/.test(entry.name)) files.push(join(folder, entry.name));
		}
	};
	visit(directory);
	return files;
}

