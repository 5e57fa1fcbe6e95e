import { LEAST_BYTES } from "../artifact/content-coding.js";
import { sha256Base64url } from "../system/bytes.js";
import { collectBody } from "./cache-body.js";
import { readVary, variantKey } from "./cache-key.js";
import { isPublic, readLifetime, readTags } from "./cache-policy.js";
import type { StoredAnswer } from "./cache-store.js";
import { encodeLongText, entityTag } from "./entity-tag.js";
import type { HandlerRequest, HandlerResponse, ResponseHeaders } from "./exchange.js";
import { templateOf } from "./page-data.js";
import type { PageRoute } from "./route.js";
import type { Site } from "./site.js";

/** A stream that is longer is not kept. Bytes. */
const LONGEST_STREAM = 4 * 1024 * 1024;

/** What was asked, by whom. */
export interface StoredFor {
	readonly site: Site;
	readonly request: HandlerRequest;
	readonly route: PageRoute;
	/** Key of the page. */
	readonly page: string;
}

/**
 * The form in which an answer is kept. A stream is read for it: `response` then has the bytes.
 *
 * @param began when making it began, ms
 * @returns undefined where nobody else may get it
 */
export async function storeAnswer(asked: StoredFor, response: HandlerResponse, began: number): Promise<StoredAnswer | undefined> {
	const lifetime = readLifetime(response);
	if (!lifetime || isPersonal(asked, response)) return undefined;
	const { status, headers } = response;
	const { tags } = asked.site;
	response.body = await collectBody(response.body, LONGEST_STREAM);
	const { body } = response;
	if (body !== null && typeof body !== "string" && !(body instanceof Uint8Array)) return undefined;
	const vary = readVary(headers);
	const storedAt = Date.now();
	const freshUntil = storedAt + lifetime.fresh * 1000;
	return {
		key: variantKey(asked.page, vary, asked.request),
		status,
		headers: status === 200 && body !== null ? withStrongTag(headers, body) : headers,
		// As bytes, so that its compressed forms are kept with it.
		body: typeof body === "string" ? encodeLongText(body, LEAST_BYTES) : body,
		began,
		storedAt,
		freshUntil,
		staleUntil: freshUntil + lifetime.stale * 1000,
		onErrorUntil: freshUntil + lifetime.onError * 1000,
		path: asked.route.path,
		tags: tags ? [...readTags(headers), ...(await tags.ofPage(asked.route))] : readTags(headers),
		vary,
	};
}

/** Whether an answer may hold what is one visitor's. A page that says `public` is believed, with a warning. */
function isPersonal({ site, route }: StoredFor, { headers, personal }: HandlerResponse): boolean {
	if (!personal) return false;
	const { source } = templateOf(site.artifact, route.match.row);
	const said = isPublic(headers);
	site.warnOnce(
		said
			? `${source} reads cookies, Authorization or all headers, and its Cache-Control says public: what it makes for one visitor is given to others.`
			: `${source} reads cookies, Authorization or all headers, so its answers are not kept; if they are the same for everyone, say public in Cache-Control.`,
	);
	return !said;
}

/** A tag of the page's own stays; the weak one that every page has becomes strong: what is kept is sent byte for byte. */
function withStrongTag(headers: ResponseHeaders, body: string | Uint8Array): ResponseHeaders {
	if (headers.etag !== undefined && headers.etag !== entityTag(body)) return headers;
	return { ...headers, etag: `"${sha256Base64url(body).slice(0, 22)}"` };
}
