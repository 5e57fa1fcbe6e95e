import { type HeaderRules, IMMUTABLE, PRIVATE, PUBLIC } from "../server/header-rules.js";
import type { AdapterHeader, AdapterRoute, StaticRoute } from "../universal/adapter.js";
import type { PageRow } from "../universal/page.js";
import { readPattern, scorePattern } from "../universal/path-pattern.js";
import { applyTrailingSlash, htmlFile, pageDataFile } from "../universal/url-path.js";
import type { BuiltSite } from "./built-site.js";
import { ENGINE, functionId } from "./functions-manifest.js";

/** Every path that a host has to know, the most specific first. SPEC 6.7.3–9. */
export function createRoutesManifest(built: BuiltSite, rules: HeaderRules): AdapterRoute[] {
	const { manifest, redirects } = built;
	const { pathPrefix } = manifest.settings;
	const documents = new Map(manifest.pages.flatMap((page) => (page.mode === "SSG" ? [[htmlFile(page.path), page] as const] : [])));
	const routes: AdapterRoute[] = [
		...staticRoutes(built, documents, rules),
		...manifest.pages.flatMap((page) => (page.mode === "SSG" ? [] : pageFunctions(page, routePath(page, built)))),
		...(manifest.functions ?? []).map((row) => ({
			type: "function" as const,
			path: withoutNames(row.matchPath ?? row.path),
			functionId: functionId(row),
		})),
	];
	const prefixed = routes.map((route) => ({ ...route, path: pathPrefix + route.path }));
	const moved = redirects.map(({ fromPath, toPath, isPermanent, statusCode, redirectInBrowser: _, ...rest }) => ({
		...rest,
		type: "redirect" as const,
		path: fromPath,
		toPath,
		status: statusCode ?? (isPermanent ? 301 : 302),
		headers: listHeaders(rules.page(fromPath.slice(pathPrefix.length), null, PRIVATE)),
	}));
	return sortRoutes([...moved, ...prefixed]);
}

function staticRoutes({ manifest, publicFiles }: BuiltSite, documents: ReadonlyMap<string, PageRow>, rules: HeaderRules): StaticRoute[] {
	const immutable = new Set(manifest.files.flatMap((file) => (file.immutable ? [file.path] : [])));
	return publicFiles.map((file) => {
		const page = documents.get(file);
		const path = page ? routePath(page, { manifest }) : `/${file}`;
		const cacheControl = immutable.has(file) ? IMMUTABLE : PUBLIC;
		const headers = page ? rules.page(path, page, cacheControl) : rules.file(path, cacheControl);
		return { type: "static", path, filePath: `public/${file}`, headers: listHeaders(headers) };
	});
}

/** The document of a page and its data. */
function pageFunctions({ mode }: PageRow, path: string): AdapterRoute[] {
	const kept = mode === "DSG" ? { cache: true as const } : {};
	return [path, `/${pageDataFile(path)}`].map((each) => ({ type: "function", path: each, functionId: ENGINE, ...kept }));
}

function routePath({ path, matchPath }: PageRow, { manifest }: Pick<BuiltSite, "manifest">): string {
	return matchPath === undefined ? path : withoutNames(applyTrailingSlash(matchPath, manifest.settings.trailingSlash));
}

/** Hosts know splats without names. */
function withoutNames(pattern: string): string {
	return pattern.replace(/\*.*$/, "*");
}

export function listHeaders(headers: Readonly<Record<string, string | string[]>>): AdapterHeader[] {
	return Object.entries(headers).map(([key, value]) => ({ key, value: String(value) }));
}

/** Of equal ones redirects come first, as a page that has its path is in the way of all others. */
function sortRoutes(routes: readonly AdapterRoute[]): AdapterRoute[] {
	return routes
		.map((route) => ({ route, score: scorePattern(readPattern(route.path)) }))
		.sort((a, b) => b.score - a.score || compareTexts(a.route.path, b.route.path))
		.map(({ route }) => route);
}

function compareTexts(a: string, b: string): number {
	return a < b ? -1 : Number(a > b);
}
