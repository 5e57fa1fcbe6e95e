import { isSameSecret } from "../system/bytes.js";
import type { CacheStore, PurgeSelection } from "./cache-store.js";
import type { HandlerResponse, RequestHandler, ResponseHeaders } from "./exchange.js";

/**
 * Makes what answers `POST /purge` on the operations port: `{"tags": […], "paths": […]}` or `{"all": true}`, from who sends
 * `authorization: Bearer <token>`. A path is the page's, without the path prefix.
 *
 * @param token undefined or empty: nobody may
 * @param passOn tells other caches when the store has forgotten; gives a sentence for each that could not be told
 */
export function createPurgeAnswer(
	store: Pick<CacheStore, "purge"> | null,
	token: string | undefined,
	passOn: (selection: PurgeSelection) => Promise<readonly string[]> = async () => [],
): RequestHandler {
	return async (request) => {
		if (request.method !== "POST") return answer(405, { error: "use POST" }, { allow: "POST" });
		if (!token) return answer(403, { error: "the server has no GATZ_PURGE_TOKEN, so nobody may purge" });
		if (!isSameSecret(String(request.headers.authorization ?? "").replace(/^bearer +/i, ""), token)) {
			return answer(401, { error: "the token is missing or wrong" }, { "www-authenticate": "Bearer" });
		}
		const selection = readSelection(await new Response(request.body()).text());
		if (!selection) return answer(400, { error: 'the body has to be {"tags": […], "paths": […]} or {"all": true}' });
		const purged = (await store?.purge(selection)) ?? 0;
		const problems = await passOn(selection);
		return problems.length > 0 ? answer(502, { purged, error: problems.join("; ") }) : answer(200, { purged });
	};
}

function readSelection(body: string): PurgeSelection | null {
	let value: unknown;
	try {
		value = JSON.parse(body);
	} catch {
		return null;
	}
	const { tags = [], paths = [], all = false } = Object(value) as { tags?: unknown; paths?: unknown; all?: unknown };
	if (!isTexts(tags) || !isTexts(paths) || typeof all !== "boolean") return null;
	return all || tags.length + paths.length > 0 ? { tags, paths, all } : null;
}

function isTexts(value: unknown): value is string[] {
	return Array.isArray(value) && value.every((item) => typeof item === "string");
}

function answer(status: number, body: object, headers: ResponseHeaders = {}): HandlerResponse {
	return {
		status,
		headers: { "content-type": "application/json; charset=utf-8", "cache-control": "private, no-store", ...headers },
		body: `${JSON.stringify(body)}\n`,
	};
}
