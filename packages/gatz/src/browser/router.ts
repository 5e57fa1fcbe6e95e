import type { PageLocation } from "../react/location.js";
import type { NavigateOptions } from "../react/site-runtime.js";
import type { BuildGuard } from "./build-guard.js";
import { loadDocument } from "./document-load.js";
import { createHeldPages } from "./held-pages.js";
import type { HookRunner } from "./hook-runner.js";
import type { Loaded, Loader } from "./loader.js";
import { begin, commit, createNavigationState, type HistoryEntry, isHashChange, planNavigation } from "./navigation-state.js";
import { entryKey, readLocation } from "./page-location.js";
import type { PageResources } from "./page-resources.js";
import type { RouteBook } from "./route-book.js";
import type { Scroll } from "./scroll.js";
import type { CreateView, View } from "./view.js";

/** After how long `onRouteUpdateDelayed` runs, in milliseconds. SPEC 5.7.4. */
const DELAYED = 1000;
const MAX_REDIRECTS = 10;

type How = { readonly kind: "push" | "replace" | "pop"; readonly state?: unknown; readonly redirects?: number };

/** Goes from page to page. SPEC 5.6, 5.7. */
export interface Router {
	view(): View;
	/** @returns ends it */
	subscribe(listener: (view: View) => void): () => void;
	/** Settles when the page is shown, when another navigation came first, or when a document is about to be loaded instead. */
	navigate(to: string | number, options?: NavigateOptions): Promise<void>;
	/** Where the visitor is; the view of the first page may know less. */
	location(): PageLocation;
	/** Shows the first page again, at its whole location, if the server did not know all of it. No new visit. */
	showWhole(): void;
	/** Shows the current page with other data. No new visit, state stays. */
	show(resources: PageResources): void;
	/** What has been rendered is in the document. */
	arrived(view: View): void;
}

interface RouterInput {
	readonly window: Window & { ___swUpdated?: boolean };
	readonly book: RouteBook;
	readonly loader: Loader;
	readonly hooks: HookRunner;
	readonly scroll: Scroll;
	readonly guard: BuildGuard;
	readonly createView: CreateView;
	readonly first: View;
}

export function createRouter({ window, book, loader, hooks, scroll, guard, createView, first }: RouterInput): Router {
	const { history } = window;
	const held = createHeldPages();
	const listeners = new Set<(view: View) => void>();
	const waiting = new Map<number, () => void>();
	let view = first;
	let shown = readLocation(window);
	let previous: PageLocation | null = null;
	let state = createNavigationState(currentEntry(window));
	let flight = new AbortController();
	held.set(entryName(state.entry), first.resources);

	async function go(url: URL, how: How): Promise<void> {
		const ticket = supersede();
		const delay = window.setTimeout(() => hooks.run("onRouteUpdateDelayed", { location: window.location }), DELAYED);
		const loaded = await load(url, how, flight.signal);
		window.clearTimeout(delay);
		if (ticket !== state.ticket) return;
		if (loaded.kind === "redirect") return redirect(url, loaded.destination, how);
		if (loaded.kind === "document") return loadDocument(window, url, how.kind);
		if (loaded.isOtherBuild && guard.mayReload(url.href)) return loadDocument(window, url, how.kind);
		return arrive(ticket, url, how, loaded.resources);
	}

	function load(url: URL, how: How, signal: AbortSignal): Loaded | Promise<Loaded> {
		const resources = how.kind === "pop" && held.get(entryName(currentEntry(window)));
		if (resources) return { kind: "page", resources, isOtherBuild: false };
		return loader.load(book.strip(url.pathname) ?? url.pathname, url.search, signal);
	}

	function redirect(from: URL, destination: string, how: How): void | Promise<void> {
		const plan = planNavigation(from.href, destination, isInside);
		const redirects = (how.redirects ?? 0) + 1;
		if (plan.kind === "ignore") return;
		const kind = how.kind === "push" ? "push" : "replace";
		if (plan.kind === "document" || redirects > MAX_REDIRECTS) return loadDocument(window, plan.url, kind);
		return go(plan.url, { kind, state: how.state, redirects });
	}

	/** Shows a page whose parts are all there. */
	function arrive(ticket: number, url: URL, how: How, resources: PageResources): void | Promise<void> {
		scroll.save();
		try {
			if (how.kind !== "pop") history[`${how.kind}State`]({ ...(how.state as object), key: String(Date.now()) }, "", url.href);
		} catch {
			return loadDocument(window, url, how.kind);
		}
		previous = shown;
		shown = readLocation(window);
		hooks.run("onPreRouteUpdate", { location: shown, prevLocation: previous });
		state = commit(state, ticket, currentEntry(window));
		held.set(entryName(state.entry), resources);
		publish(createView(resources, shown, { visit: ticket, isReturn: how.kind === "pop" }));
		return new Promise((resolve) => waiting.set(ticket, resolve));
	}

	function supersede(): number {
		flight.abort();
		flight = new AbortController();
		state = begin(state);
		return state.ticket;
	}

	function publish(next: View): void {
		view = next;
		for (const listener of listeners) listener(next);
	}

	function isInside(pathname: string): boolean {
		return book.strip(pathname) !== null;
	}

	window.addEventListener("popstate", () => {
		const url = new URL(window.location.href);
		if (!isHashChange(new URL(state.entry.href), url)) return void go(url, { kind: "pop" });
		// A plain link to a hash: the browser has made an entry that knows no key.
		void arrive(supersede(), url, { kind: history.state?.key ? "pop" : "replace", state: history.state }, view.resources);
	});

	return {
		view: () => view,
		location: () => shown,
		subscribe(listener) {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
		async navigate(to, options = {}) {
			if (typeof to === "number") return history.go(to);
			const plan = planNavigation(state.entry.href, to, isInside);
			if (plan.kind === "ignore") return;
			const how: How = { kind: options.replace ? "replace" : "push", state: options.state };
			if (plan.kind === "document" || window.___swUpdated) return loadDocument(window, plan.url, how.kind);
			if (plan.kind === "hash") return arrive(supersede(), plan.url, how, view.resources);
			return go(plan.url, how);
		},
		showWhole() {
			const whole = createView(view.resources, shown, view);
			if (isMore(whole, view)) publish(whole);
		},
		show(resources) {
			held.set(entryName(state.entry), resources);
			publish(createView(resources, shown, view));
		},
		arrived({ visit }) {
			hooks.run("onRouteUpdate", { location: shown, prevLocation: previous });
			for (const [ticket, resolve] of waiting) {
				if (ticket > visit) continue;
				waiting.delete(ticket);
				resolve();
			}
		},
	};
}

function currentEntry({ location, history }: Window): HistoryEntry {
	return { href: location.href, key: entryKey(history.state) };
}

function entryName({ href, key }: HistoryEntry): string {
	return `${key} ${href.replace(/#.*/, "")}`;
}

/** Whether one view knows more of the URL than another: of a static page's query, hash and parameters, the server knew nothing. */
function isMore(whole: View, view: View): boolean {
	const facts = ({ location, props }: View) => JSON.stringify([location.pathname, location.search, location.hash, props.params]);
	return facts(whole) !== facts(view);
}
