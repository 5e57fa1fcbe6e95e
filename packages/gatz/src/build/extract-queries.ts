import { join } from "node:path";
import { dependsOnFramework } from "../bundle/depends-on-framework.js";
import type { GraphqlTag } from "../data/graphql-tag.js";
import type { Plugin } from "../plugins/plugin.js";
import { type HookArguments, runHook, runPluginHook } from "../plugins/run-hook.js";
import { makeDirectory, readJson, readText, remove, walk, whenThere } from "../system/files.js";
import { mapParallel } from "../system/parallel.js";
import { createTagMemory, type TagMemory } from "./tag-memory.js";

export interface ExtractQueriesOptions {
	/** Absolute path of the site. */
	readonly directory: string;
	/** The site last. */
	readonly plugins: readonly Plugin[];
	/** Absolute paths of all pages' components, which may lie anywhere. */
	readonly components: readonly string[];
	/** Arguments of the hooks onPreExtractQueries, resolvableExtensions and preprocessSource. */
	readonly args: HookArguments;
	/** Whether static queries of packages count, too: where no bundle finds those that are used. */
	readonly withPackages?: boolean;
	readonly memory?: TagMemory;
}

const SCRIPT = /(?<!\.d)\.[cm]?[jt]sx?$/;

/**
 * Finds the `graphql` tags of a site: in `src/` of the site, its themes and its plugins, in components of pages, in what plugins put into
 * `.cache/fragments`, and of packages that depend on the framework those that may be fragments: their static queries are the bundle's to
 * find, as far as it reaches them. SPEC 4.1.1–2, 4.4.5, 6.1.15–16.
 */
export async function extractQueries(options: ExtractQueriesOptions): Promise<GraphqlTag[]> {
	const { directory, plugins, components, args, withPackages = false, memory = createTagMemory() } = options;
	const fragments = join(directory, ".cache/fragments");
	await remove(fragments);
	await makeDirectory(fragments);
	await runHook(plugins, "onPreExtractQueries", args);
	const extensions = (await runHook(plugins, "resolvableExtensions", args)).flat().filter((one) => typeof one === "string");
	const isSource = (file: string) => SCRIPT.test(file) || extensions.some((extension) => file.endsWith(extension));
	const folders = [...plugins.map((plugin) => join(plugin.directory, "src")), fragments];
	const own = new Set([...(await listFiles(folders, isSource)), ...components]);
	const preprocessors = plugins.filter((plugin) => plugin.hooks.preprocessSource);
	const tags = await mapParallel(own, 16, (file) => readTags(file.replaceAll("\\", "/"), preprocessors, args, memory));
	const packages = await findDependents(directory, new Set(plugins.map((plugin) => plugin.directory)));
	const files = await listFiles(packages, (file) => SCRIPT.test(file));
	const packaged = await mapParallel(files, 16, (file) => readTags(file, [], args, memory));
	const others = packaged.flat().filter(({ usage, file }) => !own.has(file) && (withPackages || usage === "exported"));
	return [...tags.flat(), ...others];
}

/** Absolute paths; what lies in an inner `node_modules` is another package's. */
async function listFiles(folders: readonly string[], isWanted: (file: string) => boolean): Promise<string[]> {
	const found = await mapParallel(folders, 4, async (folder) => {
		const files = await walk(folder, (inner) => inner === "node_modules" || inner.endsWith("/node_modules"));
		return files.filter(isWanted).map((file) => join(folder, file));
	});
	return found.flat();
}

/** The tags of one source; none when it is not there. See {@link findTags}. */
async function readTags(
	file: string,
	preprocessors: readonly Plugin[],
	args: HookArguments,
	memory: TagMemory,
): Promise<readonly GraphqlTag[]> {
	return findTags((await whenThere(readText(file))) ?? "", file, preprocessors, args, memory);
}

/**
 * The tags of a source's text, or of what plugins translate it to.
 * @param preprocessors plugins with the hook preprocessSource
 */
export async function findTags(
	text: string,
	file: string,
	preprocessors: readonly Plugin[],
	args: HookArguments,
	memory: TagMemory,
): Promise<readonly GraphqlTag[]> {
	if (!text.includes("graphql")) return [];
	const translated: string[] = [];
	for (const plugin of preprocessors) {
		const result = await runPluginHook(plugin, "preprocessSource", { ...args(plugin), filename: file, contents: text });
		if (typeof result === "string") translated.push(result);
	}
	if (translated.length === 0) return memory.find(text, file);
	// Places in a translation say nothing about the source.
	const tags = await Promise.all(translated.map((code) => memory.find(code, file)));
	return tags.flat().map((tag) => ({ ...tag, line: 0, column: 0 }));
}

/** Folders of the packages that the site names as dependencies and that depend on the framework, plugins excepted. */
async function findDependents(directory: string, plugins: ReadonlySet<string>): Promise<string[]> {
	const manifest = (await whenThere(readJson(join(directory, "package.json")))) as Record<string, object | undefined> | undefined;
	const names = Object.keys({ ...manifest?.dependencies, ...manifest?.devDependencies }).filter((name) => !/^(?:gatsby|gatz)$/.test(name));
	const folders = names.map((name) => join(directory, "node_modules", name)).filter((folder) => !plugins.has(folder));
	const verdicts = await mapParallel(folders, 16, dependsOnFramework);
	return folders.filter((_, index) => verdicts[index]);
}
