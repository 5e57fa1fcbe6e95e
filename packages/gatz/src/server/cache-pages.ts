import type { Artifact } from "../artifact/artifact.js";
import { ByteLru } from "../system/byte-lru.js";
import type { PageRow } from "../universal/page.js";
import { answerStored, validate } from "./cache-answer.js";
import { pageKey, variantKey } from "./cache-key.js";
import { readLifetime } from "./cache-policy.js";
import type { CacheStore, StoredAnswer } from "./cache-store.js";
import { storeAnswer } from "./cache-stored.js";
import type { HandlerRequest, HandlerResponse } from "./exchange.js";
import { PRIVATE } from "./header-rules.js";
import { Overload } from "./page-work.js";
import { READ_METHODS } from "./plain-answer.js";
import { reportFailure } from "./request-failure.js";
import type { PageRoute } from "./route.js";
import type { Site } from "./site.js";

/** Makes an answer for a page: runs getServerData. */
export type MakeAnswer = (request: HandlerRequest) => Promise<HandlerResponse>;

/** What became of a request that the cache was asked for. */
export type CacheVerdict = "hit" | "stale" | "miss" | "pass";

/** What a good copy may stand in for. RFC 5861, 4. */
const FAILURES = new Set([500, 502, 503, 504]);

/** One request, as the cache sees it. */
interface Visit {
	readonly site: Site;
	readonly request: HandlerRequest;
	readonly route: PageRoute;
	readonly make: MakeAnswer;
	/** Key of the page. */
	page: string;
	/** Key of the answer: that of the page, unless a signpost stands there. */
	key: string;
}

interface Made {
	readonly response: HandlerResponse;
	readonly stored: StoredAnswer | undefined;
}

/** A shared cache in front of server-rendered pages. Pages whose answers may not be kept cost a look into one map. */
export class PageCache {
	readonly #store: CacheStore;
	readonly #artifact: Pick<Artifact, "buildId" | "templates">;
	readonly #onVerdict: (verdict: CacheVerdict) => void;
	/** Whether an answer of a page could ever be kept; absent before its first. */
	readonly #storable = new WeakMap<PageRow, boolean>();
	/** Keys of such pages whose last answer could not: nobody waits for another's. */
	readonly #passing = new ByteLru<true>(1024 * 1024);

	constructor(store: CacheStore, artifact: Pick<Artifact, "buildId" | "templates">, onVerdict: (verdict: CacheVerdict) => void = () => {}) {
		this.#store = store;
		this.#artifact = artifact;
		this.#onVerdict = onVerdict;
	}

	/** Answers with what is kept, or with what `make` gives, which is kept if that is allowed. */
	answer(site: Site, request: HandlerRequest, route: PageRoute, make: MakeAnswer): HandlerResponse | Promise<HandlerResponse> {
		const known = this.#storable.get(route.match.row);
		if (!READ_METHODS.includes(request.method)) return known === false ? make(request) : this.#change(request, route, make);
		const page = known === false ? "" : pageKey(this.#artifact, request, route);
		const visit: Visit = { site, request, route, make, page, key: page };
		if (known === false) return this.#watch(visit);
		const found = this.#find(visit);
		return found instanceof Promise ? found.then((stored) => this.#use(visit, stored)) : this.#use(visit, found);
	}

	/** Nobody may get what was kept before a change. RFC 9111, 4.4. */
	async #change(request: HandlerRequest, { path }: PageRoute, make: MakeAnswer): Promise<HandlerResponse> {
		const response = await make(request);
		if (response.status < 400) await this.#store.purge({ paths: [path] });
		return response;
	}

	#find(visit: Visit): StoredAnswer | undefined | Promise<StoredAnswer | undefined> {
		const found = this.#store.get(visit.key);
		return found instanceof Promise ? found.then((entry) => this.#follow(visit, entry)) : this.#follow(visit, found);
	}

	#follow(visit: Visit, entry: StoredAnswer | undefined): StoredAnswer | undefined | Promise<StoredAnswer | undefined> {
		if (entry?.status !== 0) return entry;
		visit.key = variantKey(visit.page, entry.vary, visit.request);
		return this.#store.get(visit.key);
	}

	#use(visit: Visit, stored: StoredAnswer | undefined): HandlerResponse | Promise<HandlerResponse> {
		const now = Date.now();
		if (stored) {
			this.#storable.set(visit.route.match.row, true);
			if (now < stored.freshUntil) return this.#give(visit, stored, now, "hit");
			if (now < stored.staleUntil) {
				void this.#refresh(visit, stored);
				return this.#give(visit, stored, now, "stale");
			}
		}
		const alone = !this.#storable.get(visit.route.match.row) || this.#passing.get(visit.key);
		return alone ? this.#makeAlone(visit, stored) : this.#makeOnce(visit, stored);
	}

	#note({ request }: Visit, verdict: CacheVerdict, why: string): void {
		if (request.trace) request.trace.cache = { verdict, why };
		this.#onVerdict(verdict);
	}

	#give(visit: Visit, stored: StoredAnswer, now: number, verdict: CacheVerdict, status?: string): HandlerResponse {
		const { request } = visit;
		this.#note(visit, verdict, status ?? (verdict === "hit" ? "fresh" : "a new one is being made"));
		return answerStored(request, stored, now, status);
	}

	/** The answer of a page that could not be kept so far. */
	async #watch(visit: Visit): Promise<HandlerResponse> {
		const began = Date.now();
		const response = await visit.make(visit.request);
		if (response.headers["cache-control"] === PRIVATE || !readLifetime(response)) return response;
		visit.page = visit.key = pageKey(this.#artifact, visit.request, visit.route);
		const stored = await this.#keep(visit, response, began);
		if (stored) this.#store.set(stored);
		return this.#deliver(visit, { response, stored });
	}

	async #makeAlone(visit: Visit, old: StoredAnswer | undefined): Promise<HandlerResponse> {
		let made: Made;
		try {
			made = await this.#make(visit, visit.request);
		} catch (error) {
			return this.#fail(visit, old, error);
		}
		if (made.stored) this.#store.set(made.stored);
		return this.#deliver(visit, made, old);
	}

	/** For a page whose answers may be kept: one request makes it, others that come meanwhile get the same. */
	async #makeOnce(visit: Visit, old: StoredAnswer | undefined): Promise<HandlerResponse> {
		let made: Made | undefined;
		let failure: { readonly error: unknown } | undefined;
		const shared = await this.#store.flight(visit.key, old?.storedAt ?? 0, async () => {
			try {
				made = await this.#make(visit, forAll(visit.request, visit.request.trace));
			} catch (error) {
				failure = { error };
			}
			return made?.stored;
		});
		if (failure) return this.#fail(visit, old, failure.error);
		if (made) return this.#deliver(visit, made, old);
		const suits = shared && variantKey(visit.page, shared.vary, visit.request) === shared.key;
		return suits ? this.#give(visit, shared, Date.now(), "hit", "fwd=uri-miss; collapsed") : this.#makeAlone(visit, old);
	}

	/** Makes a new copy while the old one is sent. */
	async #refresh(visit: Visit, old: StoredAnswer): Promise<void> {
		await this.#store.flight(visit.key, old.storedAt, async () => {
			try {
				const { response, stored } = await this.#make(visit, forAll(visit.request));
				if (response.body instanceof ReadableStream) await response.body.cancel();
				if (!stored && !FAILURES.has(response.status)) await this.#store.purge({ keys: [visit.key] });
				return stored;
			} catch (error) {
				noteFailure(visit, error);
				return undefined;
			}
		});
	}

	/** @throws what getServerData or the page did */
	async #make(visit: Visit, request: HandlerRequest): Promise<Made> {
		const began = Date.now();
		const response = await visit.make(request);
		return { response, stored: await this.#keep(visit, response, began) };
	}

	/** What of an answer others may get, in the form that is kept. Notes whether there is something. */
	async #keep(visit: Visit, response: HandlerResponse, began: number): Promise<StoredAnswer | undefined> {
		const stored = await storeAnswer(visit, response, began);
		const { row } = visit.route.match;
		if (stored) {
			this.#storable.set(row, true);
			this.#passing.delete(visit.key);
			if (stored.key !== visit.page) this.#store.set({ ...stored, key: visit.page, status: 0, headers: {}, body: null });
		} else if (response.status !== 304) {
			if (!this.#storable.get(row)) this.#storable.set(row, false);
			else if (!FAILURES.has(response.status)) this.#passing.set(visit.key, true, 2 * visit.key.length);
		}
		return stored;
	}

	#deliver(visit: Visit, { response, stored }: Made, old?: StoredAnswer): HandlerResponse {
		const now = Date.now();
		if (stored) return this.#give(visit, stored, now, "miss", `fwd=${old ? "stale" : "uri-miss"}; stored`);
		if (old && FAILURES.has(response.status) && now < old.onErrorUntil) {
			if (response.body instanceof ReadableStream) void response.body.cancel().catch(() => {});
			return this.#give(visit, old, now, "stale", `fwd=stale; fwd-status=${response.status}; detail="stale-if-error"`);
		}
		if (this.#storable.get(visit.route.match.row)) this.#note(visit, "pass", "this answer may not be kept");
		return validate(visit.request, response);
	}

	/** The last good copy stands in for an answer that failed. */
	#fail(visit: Visit, old: StoredAnswer | undefined, error: unknown): HandlerResponse {
		const now = Date.now();
		if (!old || now >= old.onErrorUntil) throw error;
		noteFailure(visit, error);
		return this.#give(visit, old, now, "stale", 'fwd=stale; fwd-status=500; detail="stale-if-error"');
	}
}

/** A failure that no visitor gets to see. That there is too much to do is said elsewhere. */
function noteFailure({ site, request }: Visit, error: unknown): void {
	if (!(error instanceof Overload)) reportFailure(site, request, error);
}

/** A request in the name of all who wait for its answer: who asked first may go, and what he holds does not matter. */
function forAll(request: HandlerRequest, trace?: HandlerRequest["trace"]): HandlerRequest {
	const { "if-none-match": _, ...headers } = request.headers;
	let signal: AbortSignal | undefined;
	return {
		method: "GET",
		url: request.url,
		headers,
		address: request.address,
		body: () => null,
		signal() {
			signal ??= new AbortController().signal;
			return signal;
		},
		origin: () => request.origin(),
		trace,
	};
}
