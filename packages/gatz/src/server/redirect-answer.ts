import type { HandlerResponse } from "./exchange.js";
import { PUBLIC } from "./header-rules.js";
import { writePageDataElsewhere } from "./page-data.js";
import type { MovedRoute } from "./route.js";
import type { Site } from "./site.js";

/** Answers for a path that `createRedirect` has named; navigation in the browser gets the same destination. SPEC 6.4. */
export function answerRedirect(site: Site, moved: Omit<MovedRoute, "kind">): HandlerResponse {
	const { status } = moved.redirect;
	const location = locationOf(site, moved);
	const headers = site.headerRules.page(moved.path, null, PUBLIC);
	if (moved.as === "html") return { status, headers: { ...headers, location }, body: null };
	const body = writePageDataElsewhere(moved.path + moved.search, { redirect: { destination: location, status } });
	const json = { "content-type": "application/json; charset=utf-8", "x-gatz-build": site.artifact.bundleHash };
	return { status: 200, headers: { ...headers, ...json }, body };
}

/** The request target whose answer is sent where a redirect's status is none: for page data, that of the target page. */
export function targetOf(site: Site, moved: Omit<MovedRoute, "kind">): string {
	const location = locationOf(site, moved).replace(/#.*/, "");
	if (moved.as === "html") return location;
	const { pathPrefix } = site.artifact.settings;
	const [, path = "", search = ""] = /^([^?]*)(.*)$/.exec(location.slice(pathPrefix.length)) ?? [];
	return `${pathPrefix}/page-data${path === "/" ? "/index" : path.replace(/\/$/, "")}/page-data.json${search}`;
}

/** With the visitor's query, unless the redirect has one of its own. */
function locationOf(site: Site, { redirect, search }: Omit<MovedRoute, "kind">): string {
	const { destination } = redirect;
	const local = destination.startsWith("/") && !destination.startsWith("//");
	const [, path = "", hash = ""] = /^([^#]*)(.*)$/.exec(destination) ?? [];
	return (local ? site.artifact.settings.pathPrefix : "") + path + (path.includes("?") ? "" : search) + hash;
}
