import { join } from "node:path";
import { SITE_PLUGIN } from "../plugins/plugin.js";
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

/** The functions of a site, by path. SPEC 6.6.1–6.6.3. */
export async function collectSiteFunctions(directory: string): Promise<SiteFunction[]> {
	const folder = join(directory, "src", "api");
	const files = (await walk(folder)).filter(
		(file) => /\.[jt]s$/.test(file) && !/(^|\/)__tests__\/|\.d\.ts$|[.+](test|spec)\.[jt]s$/.test(file),
	);
	return files.map((file) => describeFunction(file, folder, directory));
}

function describeFunction(file: string, folder: string, directory: string): SiteFunction {
	const name = file.replace(/\.[jt]s$/, "");
	const functionRoute = name.replace(/(^|\/)index$/, "");
	const compiled = `${name}.js`;
	return {
		functionRoute,
		pluginName: SITE_PLUGIN,
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
