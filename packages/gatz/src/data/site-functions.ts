import { join } from "node:path";
import { type Plugin, SITE_PLUGIN } from "../plugins/plugin.js";
import { walk } from "../system/files.js";

/** A file of `src/api` as `SiteFunction` has it. SPEC 6.6.16. */
export interface SiteFunction {
	readonly functionRoute: string;
	readonly pluginName: string;
	readonly originalAbsoluteFilePath: string;
	readonly originalRelativeFilePath: string;
	readonly relativeCompiledFilePath: string;
	readonly absoluteCompiledFilePath: string;
	readonly matchPath: string | null;
	readonly functionId: string;
}

/** The functions of a site and, below their names, of its plugins, by route; the site's go first. SPEC 6.6.1–6.6.5. */
export async function collectSiteFunctions(directory: string, plugins: readonly Plugin[]): Promise<SiteFunction[]> {
	const found = new Map<string, SiteFunction>();
	const add = async (pluginName: string, pluginDirectory: string, below: string) => {
		const folder = join(pluginDirectory, "src", "api");
		for (const file of (await walk(join(folder, below))).filter(isFunctionFile)) {
			const described = describeFunction({ file: below + file, folder, directory, pluginName });
			if (!found.has(described.functionRoute)) found.set(described.functionRoute, described);
		}
	};
	await add(SITE_PLUGIN, directory, "");
	for (const { name, directory: pluginDirectory } of plugins) if (name !== SITE_PLUGIN) await add(name, pluginDirectory, `${name}/`);
	return [...found.values()].sort((a, b) => (a.functionRoute < b.functionRoute ? -1 : 1));
}

function isFunctionFile(file: string): boolean {
	return /\.[jt]s$/.test(file) && !/(^|\/)__tests__\/|\.d\.ts$|[.+](test|spec)\.[jt]s$/.test(file);
}

interface FunctionFile {
	/** Path below `folder`. */
	readonly file: string;
	/** Absolute path of `src/api`. */
	readonly folder: string;
	/** Absolute path of the site. */
	readonly directory: string;
	readonly pluginName: string;
}

function describeFunction({ file, folder, directory, pluginName }: FunctionFile): SiteFunction {
	const name = file.replace(/\.[jt]s$/, "");
	const functionRoute = name.replace(/(^|\/)index$/, "");
	const compiled = `${name}.js`;
	return {
		functionRoute,
		pluginName,
		originalAbsoluteFilePath: join(folder, file),
		originalRelativeFilePath: file,
		relativeCompiledFilePath: compiled,
		absoluteCompiledFilePath: join(directory, ".cache", "functions", compiled),
		matchPath: matchPathOf(functionRoute),
		functionId: functionRoute,
	};
}

/** `users/[id]` → `users/:id`, `files/[...rest]` → `files/*rest`. */
function matchPathOf(route: string): string | null {
	if (!/\[.*?\]/.test(route)) return null;
	return route.replace(/\[\.\.\.(.*?)\]/g, "*$1").replace(/\[(.*?)\]/g, ":$1");
}
