import type { PageData } from "../universal/page.js";
import { ERROR_PAGES } from "../universal/route-props.js";
import type { BuildGuard } from "./build-guard.js";
import { createIntents } from "./intents.js";
import { type Answer, requestPage, requestPageOnIntent } from "./page-request.js";
import type { createResourceLoader, PageResources } from "./page-resources.js";
import type { RouteBook } from "./route-book.js";

/** What a path came to. */
export type Loaded =
	| {
			readonly kind: "page";
			readonly resources: PageResources;
			/** The answer came from another build than this document. */
			readonly isOtherBuild: boolean;
	  }
	| { readonly kind: "redirect"; readonly destination: string }
	| { readonly kind: "document" };

const DOCUMENT: Loaded = { kind: "document" };

/** Gets pages: their data and the chunk of their template. Paths are without path prefix. SPEC 5.8. */
export interface Loader {
	/** For a navigation. Never rejects. */
	load(pathname: string, search: string, signal?: AbortSignal): Promise<Loaded>;
	/** A page whose data are known: those inlined in the document. Rejects when its chunk can't be loaded. */
	adopt(data: PageData): Promise<PageResources>;
	/** A page that is at hand: a static one, or the server-rendered one that was loaded last. */
	find(pathname: string, search: string): PageResources | undefined;
	isMissing(pathname: string): boolean;
	/** The visitor may go there: gets the data of a static page, and of a server-rendered one the chunk at most. */
	prefetch(pathname: string, search: string): Promise<void>;
	/** The visitor is about to go there: gets all of it. */
	expect(pathname: string, search: string): void;
	/** Hash of the build that is being served, from app-data.json; undefined when it is not to be had. SPEC 2.2.1. */
	loadAppData(): Promise<string | undefined>;
	/** Forgets the data of all pages. */
	forget(): void;
}

interface LoaderInput {
	readonly document: Document;
	readonly book: RouteBook;
	readonly resources: ReturnType<typeof createResourceLoader>;
	readonly guard: BuildGuard;
	readonly pathPrefix: string;
	/** Gets a template's chunk without evaluating it. */
	preload(template: string): void;
}

export function createLoader({ document, book, resources, guard, pathPrefix, preload }: LoaderInput): Loader {
	/** Data of static pages, for the visit. SPEC 5.8.11. */
	const kept = new Map<string, PageData>();
	const prefetching = new Map<string, Promise<unknown>>();
	const missing = new Set<string>();
	const intents = createIntents(Date.now);
	let latest: { readonly key: string; readonly data: PageData } | undefined;
	let answersCarryBuild = false;
	let appData: Promise<string | undefined> | undefined;

	async function ask(url: string, init?: RequestInit): Promise<Answer> {
		const answer = await requestPage(url, init);
		answersCarryBuild ||= answer.build !== null;
		return answer;
	}

	async function isOtherBuild(answer: Answer): Promise<boolean> {
		return guard.isOther(answer.build ?? (answersCarryBuild ? null : await loadAppData()));
	}

	function loadAppData(): Promise<string | undefined> {
		appData ??= requestAppData().finally(() => {
			appData = undefined;
		});
		return appData;
	}

	async function requestAppData(): Promise<string | undefined> {
		try {
			const response = await fetch(`${pathPrefix}/page-data/app-data.json`);
			answersCarryBuild ||= response.headers.has("x-gatz-build");
			return (await response.json()).webpackCompilationHash;
		} catch {
			return undefined;
		}
	}

	async function complete(data: PageData, other = false): Promise<Loaded> {
		try {
			return { kind: "page", resources: await resources.load(data), isOtherBuild: other };
		} catch {
			return DOCUMENT;
		}
	}

	async function load(pathname: string, search: string, signal?: AbortSignal): Promise<Loaded> {
		const address = book.locate(pathname, search);
		if (!address) return DOCUMENT;
		await prefetching.get(address.pathKey);
		const known = kept.get(address.pathKey);
		if (known) return complete(known);
		if (address.route) preload(address.route.template);
		const init = signal && { signal };
		let answer = (await intents.take(address.key)) ?? (await ask(address.url, init));
		if (answer.kind === "failed" && !signal?.aborted) answer = await ask(address.url, init);
		if (answer.kind === "page") {
			const { data } = answer;
			missing.delete(address.pathKey);
			const other = await isOtherBuild(answer);
			if (answer.isServerRendered || address.route?.mode === "SSR") latest = { key: address.key, data };
			else if (!other) kept.set(address.pathKey, data);
			return complete(data, other);
		}
		if (answer.kind === "missing") {
			missing.add(address.pathKey);
			if (answer.build === null && (await isDocument(pathPrefix + pathname + search))) return DOCUMENT;
			return loadErrorPage("/404.html", pathname);
		}
		if (answer.kind === "error") return loadErrorPage("/500.html", pathname);
		return answer.kind === "redirect" ? answer : DOCUMENT;
	}

	function loadErrorPage(path: string, instead: string): Loaded | Promise<Loaded> {
		return ERROR_PAGES.includes(instead) ? DOCUMENT : load(path, "");
	}

	/** Gets the data of a page that is static as far as one knows. */
	async function prefetch(pathname: string, search: string): Promise<void> {
		const address = book.locate(pathname, search);
		if (!address || kept.has(address.pathKey)) return;
		if (address.route?.mode === "SSR") return preload(address.route.template);
		const answer = await ask(address.url, { priority: "low" } as RequestInit);
		if (answer.kind !== "page" || guard.isOther(answer.build)) return;
		if (answer.isServerRendered) return intents.add(address.key, () => Promise.resolve(answer));
		kept.set(address.pathKey, answer.data);
		preload(answer.data.componentChunkName);
	}

	/** One flight for each page. */
	function prefetchOnce(pathname: string, search: string): Promise<void> {
		const key = book.locate(pathname, search)?.pathKey ?? "";
		const flight = (prefetching.get(key) as Promise<void> | undefined) ?? prefetch(pathname, search);
		prefetching.set(key, flight);
		return flight.finally(() => prefetching.delete(key));
	}

	return {
		load,
		adopt: (data) => resources.load(data),
		find(pathname, search) {
			const address = book.locate(pathname, search);
			const data = address && (kept.get(address.pathKey) ?? (latest?.key === address.key ? latest.data : undefined));
			return data ? resources.find(data) : undefined;
		},
		isMissing: (pathname) => missing.has(book.locate(pathname, "")?.pathKey ?? ""),
		prefetch: prefetchOnce,
		expect(pathname, search) {
			const address = book.locate(pathname, search);
			if (address?.route?.mode !== "SSR") return void prefetchOnce(pathname, search);
			preload(address.route.template);
			intents.add(address.key, () => requestPageOnIntent(document, address.url));
		},
		loadAppData,
		forget: () => kept.clear(),
	};
}

/** Whether a URL that has no page data is a document all the same. SPEC 5.8.3, 8.39. */
async function isDocument(url: string): Promise<boolean> {
	try {
		return (await fetch(url, { method: "HEAD" })).ok;
	} catch {
		return false;
	}
}
