import { createRequire } from "node:module";
import { dirname, join, sep } from "node:path";
import type { Plugin } from "vite";
import { exists, readJson } from "../system/files.js";
import type { BundleInput } from "./site-input.js";

/** A package that stays outside of the server's bundle. */
export interface ExternalPackage {
	/** Absolute path, symbolic links followed. */
	readonly directory: string;
	/** Absolute paths of the files that the bundle imports of it, sorted. */
	readonly entries: readonly string[];
}

/** The packages outside of one site's server bundle. What a pass of the bundler finds holds for the next one. */
export interface ExternalPackages {
	readonly plugin: Plugin;
	/** Sorted by directory. */
	imported(): ExternalPackage[];
	/** How many packages the last pass bundled before it saw that they read files beside themselves: if any, another pass is due. */
	misplaced(): number;
}

interface PackageManifest {
	readonly name?: string;
	readonly gypfile?: unknown;
	readonly binary?: unknown;
	readonly scripts?: Readonly<Record<string, string>>;
	readonly dependencies?: Readonly<Record<string, string>>;
	readonly optionalDependencies?: Readonly<Record<string, string>>;
	readonly peerDependencies?: Readonly<Record<string, string>>;
}

/** There is exactly one of these, and it is in the bundle; so is what renders with it. */
const BUNDLED = ["react", "react-dom", "scheduler", "gatsby", "gatz"];

const INSTALL_SCRIPTS = ["install", "preinstall", "postinstall"];
const BINARY_INSTALLER = /node-gyp|prebuild|node-pre-gyp|install\.[cm]?js/;
const BINARY_LOADERS = ["bindings", "node-gyp-build", "node-gyp-build-optional-packages", "@mapbox/node-pre-gyp", "prebuild-install"];
/** A dependency that is there once for every platform. */
const PLATFORM_PACKAGE = /(?:linux|darwin|win32)-(?:x64|arm64|ia32|arm)\b/;

/** Source that looks for files next to itself, or loads a binary: it would look in the wrong folder once it is bundled. */
const BESIDE_ITSELF = /\b__(?:dir|file)name\b|\bimport\.meta\.(?:url|dirname|filename)\b|\.node["'`]/;

const REQUIRE = "\0gatz:require/";

/**
 * Keeps packages out of the server's bundle that can't be bundled: those with a `.node` file, a binary installer, or files read
 * beside `__dirname` or `import.meta.url`, and those the site names. DESIGN §2.
 */
export function createExternalPackages(input: BundleInput): ExternalPackages {
	const named = Object.keys(input.settings.ssr.externals);
	const verdicts = new Map<string, Promise<boolean>>();
	const imported = new Map<string, Set<string>>();
	const suspects = new Set<string>();
	let misplaced = 0;
	const isExternal = (directory: string): Promise<boolean> => {
		const verdict = verdicts.get(directory) ?? needsInstallation(directory, named);
		verdicts.set(directory, verdict);
		return verdict;
	};
	const plugin: Plugin = {
		name: "gatz:external-packages",
		enforce: "pre",
		applyToEnvironment: (environment) => environment.name === "ssr",
		buildStart() {
			imported.clear();
			misplaced = 0;
		},
		async resolveId(id, importer) {
			if (importer?.startsWith(REQUIRE)) return { id, external: true };
			if (id.endsWith(".node")) return { id, external: true }; // its package will be outside in the next pass
			if (!importer || !/^(?:@[\w.-]+\/)?\w[\w.-]*/.test(id) || id.startsWith("node:")) return null;
			const resolved = await this.resolve(id, importer, { skipSelf: true });
			const directory = resolved && packageDirectory(resolved.id);
			if (!directory || !(await isExternal(directory))) return null;
			const common = await commonJsEntry(id, importer);
			imported.set(directory, (imported.get(directory) ?? new Set()).add(common ?? resolved.id));
			return common ? `${REQUIRE}${id}` : { id, external: true };
		},
		load(id) {
			// The bundler's own require knows what a CommonJS module exports; Node.js's import has to guess.
			return id.startsWith(REQUIRE) ? `module.exports = require(${JSON.stringify(id.slice(REQUIRE.length))});` : null;
		},
		transform: {
			filter: { id: /\/node_modules\//, code: BESIDE_ITSELF },
			async handler(_code, id) {
				const directory = packageDirectory(id);
				if (!directory || suspects.has(directory)) return;
				suspects.add(directory);
				if (!(await mayBeExternal(directory))) return;
				verdicts.set(directory, Promise.resolve(true));
				misplaced++;
			},
		},
	};
	return {
		plugin,
		imported: () => [...imported].map(([directory, entries]) => ({ directory, entries: [...entries].sort() })).sort(byDirectory),
		misplaced: () => misplaced,
	};
}

/** Whether a package's manifest says that it has a binary. */
async function needsInstallation(directory: string, named: readonly string[]): Promise<boolean> {
	const manifest = await readManifest(directory);
	const { name = "", gypfile, binary, scripts, dependencies, optionalDependencies } = manifest;
	if (named.includes(name)) return true;
	if (BUNDLED.includes(name)) return false;
	if (gypfile || binary || (await exists(join(directory, "binding.gyp")))) return true;
	if (INSTALL_SCRIPTS.some((script) => BINARY_INSTALLER.test(scripts?.[script] ?? ""))) return true;
	if (BINARY_LOADERS.some((loader) => dependencies?.[loader] !== undefined)) return true;
	return Object.keys(optionalDependencies ?? {}).some((dependency) => PLATFORM_PACKAGE.test(dependency));
}

/** A package outside would bring a second React. */
async function mayBeExternal(directory: string): Promise<boolean> {
	const { name = "", dependencies, peerDependencies } = await readManifest(directory);
	return ![name, ...Object.keys({ ...dependencies, ...peerDependencies })].some((one) => BUNDLED.includes(one));
}

async function readManifest(directory: string): Promise<PackageManifest> {
	return (await readJson(join(directory, "package.json"))) as PackageManifest;
}

/** The CommonJS file that `require` finds; undefined for a package that is made of ES modules only. */
async function commonJsEntry(id: string, importer: string): Promise<string | undefined> {
	let file: string;
	try {
		file = createRequire(importer.replace(/[?#].*$/, "")).resolve(id);
	} catch {
		return undefined;
	}
	if (!/\.[cm]?js$/.test(file)) return file;
	return file.endsWith(".mjs") || (file.endsWith(".js") && (await isModuleFolder(dirname(file)))) ? undefined : file;
}

/** Whether the nearest package.json makes `.js` files ES modules. */
async function isModuleFolder(directory: string): Promise<boolean> {
	const file = join(directory, "package.json");
	if (await exists(file)) return ((await readJson(file)) as { type?: string }).type === "module";
	const parent = dirname(directory);
	return parent !== directory && (await isModuleFolder(parent));
}

/** The innermost installed package that a file is part of. */
function packageDirectory(file: string): string | null {
	return /^(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(file.split(sep).join("/"))?.[1] ?? null;
}

function byDirectory(a: ExternalPackage, b: ExternalPackage): number {
	return a.directory < b.directory ? -1 : 1;
}
