import type { PageData } from "../universal/page.js";
import { ERROR_PAGES } from "../universal/route-props.js";
import type { BuildGuard } from "./build-guard.js";
import { createIntents } from "./intents.js";
import { type Answer, requestPage, requestPageOnIntent } from "./page-request.js";
import type { PageResources, ResourceLoader } from "./page-resources.js";
import { retry } from "./retry.js";
import type { PageAddress, RouteBook } from "./route-book.js";
import type { ServedBuild } from "./served-build.js";
import type { StaticQueries } from "./static-queries.js";

/** What a path came to. */
export type Loaded =
	| {
			readonly kind: "page";
			readonly resources: PageResources;
			/** The answer came from another build than this document. */
			readonly isOtherBuild: boolean;
	  }
	| { readonly kind: "redirect"; readonly destination: string }
	| { readonly kind: "document" }
	/** Data, a chunk or the result of a static query is not to be had, or not usable. */
	| { readonly kind: "failed" };

const DOCUMENT: Loaded = { kind: "document" };
const FAILED: Loaded = { kind: "failed" };

/** Gets pages: their data and the chunk of their template. Paths are without path prefix. SPEC 5.8. */
export interface Loader {
	/** For a navigation. Never rejects. */
	load(pathname: string, search: string, signal?: AbortSignal): Promise<Loaded>;
	/** A page that is at hand: a static one, or the server-rendered one that was loaded last. */
	find(pathname: string, search: string): PageResources | undefined;
	isMissing(pathname: string): boolean;
	/** The visitor may go there: gets the data of a static page, and of a server-rendered one the chunk at most. */
	prefetch(pathname: string, search: string): Promise<void>;
	/** The visitor is about to go there: gets all of it. */
	expect(pathname: string, search: string): void;
	/** Forgets the data of all pages. */
	forget(): void;
}

interface LoaderInput {
	readonly document: Document;
	readonly book: RouteBook;
	readonly resources: ResourceLoader;
	readonly staticQueries: StaticQueries;
	readonly guard: BuildGuard;
	readonly served: ServedBuild;
	readonly pathPrefix: string;
	/** Gets a template's chunk without evaluating it. */
	preload(template: string): void;
}

export function createLoader({ document, book, resources, staticQueries, guard, served, pathPrefix, preload }: LoaderInput): Loader {
	/** Data of static pages, for the visit. SPEC 5.8.11. */
	const kept = new Map<string, PageData>();
	const prefetching = new Map<string, Promise<void>>();
	const missing = new Set<string>();
	const intents = createIntents(Date.now);
	let latest: { readonly key: string; readonly data: PageData } | undefined;

	async function load(pathname: string, search: string, signal?: AbortSignal): Promise<Loaded> {
		const address = book.locate(pathname, search);
		if (!address) return DOCUMENT;
		await prefetching.get(address.pathKey);
		const known = kept.get(address.pathKey);
		if (known) return complete(known, false);
		if (address.route) preload(address.route.template);
		const answer = await ask(address, signal).catch(() => null);
		if (!answer) return FAILED;
		if (answer.kind === "page") return receive(address, answer);
		if (answer.kind === "redirect") return answer;
		if (answer.kind === "missing") missing.add(address.pathKey);
		const errorPage = answer.kind === "missing" ? "/404.html" : answer.kind === "error" ? "/500.html" : null;
		if (!errorPage || ERROR_PAGES.includes(pathname)) return DOCUMENT;
		// A host that is not ours may have a document where there is no page. SPEC 5.8.3.
		if (answer.kind === "missing" && answer.build === null && (await isDocument(pathPrefix + pathname + search))) return DOCUMENT;
		return load(errorPage, "");
	}

	/** What was asked for on intent, else a new answer. */
	async function ask({ key, url }: PageAddress, signal: AbortSignal | undefined): Promise<Answer> {
		return (await intents.take(key)) ?? retry(() => requestPage(url, signal && { signal }));
	}

	async function receive({ key, pathKey, route }: PageAddress, answer: Extract<Answer, { kind: "page" }>): Promise<Loaded> {
		const { data } = answer;
		missing.delete(pathKey);
		const isOtherBuild = guard.isOther(await served.of(answer.build));
		// A static page may lie inside the pattern of a server-rendered one. Our server says which of them it was.
		if (answer.isServerRendered || (route?.mode === "SSR" && answer.build === null)) latest = { key, data };
		else if (!isOtherBuild) kept.set(pathKey, data);
		return complete(data, isOtherBuild);
	}

	async function complete(data: PageData, isOtherBuild: boolean): Promise<Loaded> {
		try {
			return { kind: "page", resources: await resources.load(data), isOtherBuild };
		} catch {
			return FAILED;
		}
	}

	async function prefetch(pathname: string, search: string): Promise<void> {
		const address = book.locate(pathname, search);
		if (!address || kept.has(address.pathKey)) return;
		if (address.route?.mode === "SSR") return preload(address.route.template);
		const flight =
			prefetching.get(address.pathKey) ??
			requestAhead(address)
				.catch(() => {})
				.finally(() => prefetching.delete(address.pathKey));
		prefetching.set(address.pathKey, flight);
		return flight;
	}

	/** For a page that is static as far as one knows. Any other answer may serve one navigation. */
	async function requestAhead({ key, pathKey, url }: PageAddress): Promise<void> {
		const answer = await requestPage(url, { priority: "low" });
		if (guard.isOther(answer.build)) return;
		if (answer.kind !== "page" || answer.isServerRendered) return intents.add(key, () => Promise.resolve(answer));
		kept.set(pathKey, answer.data);
		preload(answer.data.componentChunkName);
		void Promise.allSettled(answer.data.staticQueryHashes.map(staticQueries.load));
	}

	return {
		load,
		find(pathname, search) {
			const address = book.locate(pathname, search);
			const data = address && (kept.get(address.pathKey) ?? (latest?.key === address.key ? latest.data : undefined));
			return data ? resources.find(data) : undefined;
		},
		isMissing(pathname) {
			const address = book.locate(pathname, "");
			return address !== null && missing.has(address.pathKey);
		},
		prefetch,
		expect(pathname, search) {
			const address = book.locate(pathname, search);
			if (address?.route?.mode !== "SSR") return void prefetch(pathname, search);
			preload(address.route.template);
			intents.add(address.key, () => requestPageOnIntent(document, address.url));
		},
		forget: () => kept.clear(),
	};
}

/** Whether a URL that has no page data is a document all the same. SPEC 8.39. */
async function isDocument(url: string): Promise<boolean> {
	try {
		return (await fetch(url, { method: "HEAD" })).ok;
	} catch {
		return false;
	}
}
