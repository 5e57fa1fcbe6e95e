import type { FunctionRow } from "../artifact/function-bundle.js";
import { SERVER_FILES } from "../artifact/schema.js";
import type { FunctionDefinition } from "../universal/adapter.js";
import type { BuiltSite } from "./built-site.js";

/** The function that renders pages. SPEC 6.7.7. */
export const ENGINE = "ssr-engine";

/** Written by the build for other ways to run the site. */
const OTHER_PROGRAMS: ReadonlySet<string> = new Set([SERVER_FILES.server, SERVER_FILES.lambda, SERVER_FILES.fetch]);
const ERROR_PAGES = ["404.html", "500.html"];

/** A name that hosts take for a folder and in URLs. */
export function functionId({ path }: FunctionRow): string {
	return path.slice(1).replace(/[^\w-]+/g, "-");
}

/** The functions that have to be deployed: one for the pages that are rendered on request, and those of `src/api`. They share their files. SPEC 6.7.8. */
export function createFunctionsManifest({ manifest, publicFiles, serverFiles, serverPath }: BuiltSite): FunctionDefinition[] {
	const rendered = manifest.pages.some(({ mode }) => mode !== "SSG");
	const own = serverFiles.filter((file) => !OTHER_PROGRAMS.has(file) && !file.startsWith("worker/") && !file.endsWith(".map"));
	const requiredFiles = [
		...ERROR_PAGES.filter((file) => publicFiles.includes(file)).map((file) => `public/${file}`),
		...own.map((file) => `${serverPath}/${file}`),
	];
	const common = { pathToEntryPoint: `${serverPath}/${SERVER_FILES.function}`, requiredFiles };
	return [
		...(rendered ? [{ functionId: ENGINE, name: "SSR & DSG", ...common }] : []),
		...(manifest.functions ?? []).map((row) => ({ functionId: functionId(row), name: row.path, ...common })),
	];
}
