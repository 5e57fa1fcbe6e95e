import { join, parse, relative } from "node:path";
import { nodeFileTrace } from "@vercel/nft";
import type { ExternalPackage } from "../bundle/external-packages.js";
import { readJson, realPath, statPath, walk, whenThere } from "../system/files.js";

/** A package that runs outside of the bundle, with what it loads. */
export interface TracedPackage {
	/** Absolute path, symbolic links followed. */
	readonly directory: string;
	/** The name under which it is imported. */
	readonly name: string;
	readonly version: string;
	/** Whether the bundle itself imports it. */
	readonly direct: boolean;
	/** Relative to the package, sorted. */
	readonly files: readonly string[];
	/** Directories of the packages that it imports, sorted. */
	readonly dependencies: readonly string[];
}

interface Draft {
	readonly files: Set<string>;
	readonly dependencies: Set<string>;
}

/** Left by a compiler, with names of folders in it: of what is below `build/`, only libraries are needed. */
const COMPILER_OUTPUT = /^build\/(?!.*\.(?:node|so|dylib|dll|[cm]?js|json)$)/;

/**
 * Finds all files that packages outside of the bundle need: of these packages everything, as binaries and data are looked up in ways
 * that no analysis sees; of what they import, what is imported.
 * @returns sorted by directory
 */
export async function tracePackages(externals: readonly ExternalPackage[], siteDirectory: string): Promise<TracedPackage[]> {
	const drafts = new Map<string, Draft>();
	const direct = new Set(externals.map(({ directory }) => directory));
	for (const { directory } of externals) await addWhole(directory, drafts);
	await addTraced(
		externals.flatMap(({ entries }) => entries),
		siteDirectory,
		drafts,
	);
	const traced = [...drafts].map(async ([directory, { files, dependencies }]) => {
		const { name, version } = await readManifest(directory);
		return {
			directory,
			name: installedName(directory) ?? name,
			version,
			direct: direct.has(directory),
			files: [...files].sort(),
			dependencies: [...dependencies].sort(),
		};
	});
	return (await Promise.all(traced)).sort((a, b) => (a.directory < b.directory ? -1 : 1));
}

/** Every file of a package, and of those of its optional dependencies that were installed: that is how binaries come. */
async function addWhole(directory: string, drafts: Map<string, Draft>): Promise<void> {
	const draft = draftOf(directory, drafts);
	for (const file of await walk(directory)) {
		if (!file.includes("node_modules/") && !COMPILER_OUTPUT.test(file)) draft.files.add(file);
	}
	const { optionalDependencies } = await readManifest(directory);
	for (const name of Object.keys(optionalDependencies ?? {})) {
		const dependency = await findInstalled(name, directory);
		if (!dependency) continue;
		draft.dependencies.add(dependency);
		if (!drafts.has(dependency)) await addWhole(dependency, drafts);
	}
}

async function addTraced(entries: readonly string[], siteDirectory: string, drafts: Map<string, Draft>): Promise<void> {
	const base = parse(siteDirectory).root;
	const { fileList, reasons } = await nodeFileTrace([...entries], { base, processCwd: siteDirectory });
	for (const traced of [...fileList].sort()) {
		const file = join(base, traced);
		const directory = packageOf(file);
		if (!directory || !(await isRealFile(file))) continue;
		draftOf(directory, drafts).files.add(relative(directory, file).replaceAll("\\", "/"));
		for (const parent of reasons.get(traced)?.parents ?? []) {
			const importer = packageOf(join(base, parent));
			if (importer && importer !== directory) draftOf(importer, drafts).dependencies.add(directory);
		}
	}
}

function draftOf(directory: string, drafts: Map<string, Draft>): Draft {
	const draft = drafts.get(directory) ?? { files: new Set(["package.json"]), dependencies: new Set<string>() };
	drafts.set(directory, draft);
	return draft;
}

/** Where Node.js finds a package from a folder; undefined when it is not installed. */
async function findInstalled(name: string, directory: string): Promise<string | undefined> {
	const { root } = parse(directory);
	for (let folder = directory; folder !== root; folder = join(folder, "..")) {
		const candidate = join(folder, "node_modules", name);
		if (await statPath(join(candidate, "package.json"))) return realPath(candidate);
	}
	return undefined;
}

async function isRealFile(file: string): Promise<boolean> {
	return (await statPath(file))?.isFile() === true && (await realPath(file)) === file;
}

async function readManifest(directory: string): Promise<{ name: string; version: string; optionalDependencies?: object }> {
	const manifest = (await whenThere(readJson(join(directory, "package.json")))) as Partial<Awaited<ReturnType<typeof readManifest>>>;
	return { name: "", version: "", ...manifest };
}

function packageOf(file: string): string | undefined {
	return /^(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(file.replaceAll("\\", "/"))?.[1];
}

function installedName(directory: string): string | undefined {
	return /\/node_modules\/((?:@[^/]+\/)?[^/]+)$/.exec(directory)?.[1];
}
