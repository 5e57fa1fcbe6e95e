import type { Artifact } from "../artifact/artifact.js";
import type { PageRow } from "../universal/page.js";
import type { HandlerRequest, ResponseHeaders } from "./exchange.js";
import type { PageRoute } from "./route.js";

/**
 * What an answer is found by, as long as it differs by no header of the request: version, form, host, path and raw query. The version is
 * the page's: what a new build has not changed is found again.
 */
export function pageKey(artifact: Pick<Artifact, "buildId" | "templates">, request: HandlerRequest, route: PageRoute): string {
	const { as, path, search, match } = route;
	// Both: behind a proxy that is trusted they differ, and a page may read either.
	return `${pageVersion(artifact, match.row)} ${as} ${request.origin()} ${request.headers.host ?? ""} ${path}${search}`;
}

/** The key of an answer that differs by the named headers of the request. */
export function variantKey(key: string, vary: readonly string[], request: HandlerRequest): string {
	if (vary.length === 0) return key;
	return `${key}\n${JSON.stringify(vary.map((name) => request.headers[name] ?? null))}`;
}

/** Names of the request's headers by which an answer differs. Compression is done after the cache, so it makes none of its own. */
export function readVary(headers: ResponseHeaders): string[] {
	const names = String(headers.vary ?? "")
		.toLowerCase()
		.split(",")
		.map((name) => name.trim());
	const isEncoded = headers["content-encoding"] !== undefined;
	return [...new Set(names.filter((name) => name !== "" && (isEncoded || name !== "accept-encoding")))].sort();
}

/** Equal for two builds whose answers of the page are made from the same. */
function pageVersion({ buildId, templates }: Pick<Artifact, "buildId" | "templates">, { template, dataHash = "" }: PageRow): string {
	return `${templates[template]?.version ?? buildId}${dataHash}`;
}
