import { NAVIGATED, type NavigateOptions } from "../react/site-runtime.js";
import type { BuildGuard } from "./build-guard.js";
import { loadDocument } from "./document-load.js";
import { createHeldPages } from "./held-pages.js";
import type { HookRunner } from "./hook-runner.js";
import type { Loaded, Loader } from "./loader.js";
import { begin, commit, createNavigationState, isHashChange, planNavigation } from "./navigation-state.js";
import { readLocation, type WholeLocation } from "./page-location.js";
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
	location(): WholeLocation;
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
	let state = createNavigationState(readLocation(window));
	let flight = new AbortController();
	const start = state.location;
	held.set(entryName(start), first.resources);

	async function go(url: URL, how: How): Promise<void> {
		const ticket = supersede();
		const delay = window.setTimeout(() => hooks.run("onRouteUpdateDelayed", { location: window.location }), DELAYED);
		let loaded = await load(url, how, flight.signal);
		window.clearTimeout(delay);
		if (ticket !== state.ticket) return;
		if (loaded.kind === "redirect") return redirect(url, loaded.destination, how);
		if (isForDocument(loaded, url)) return loadDocument(window, url, how.kind);
		if (loaded.kind === "failed") loaded = await loader.load("/500.html", "");
		if (loaded.kind === "page" && ticket === state.ticket) return arrive(ticket, url, how, loaded.resources);
	}

	/** What failed and what is of another build may be better as a document: always where a visitor asks, else not twice in a row. SPEC 5.7.6–7. */
	function isForDocument(loaded: Loaded, { href }: URL): boolean {
		if (loaded.kind === "failed") return window.navigator.userActivation?.hasBeenActive || guard.mayReload(href);
		return loaded.kind === "document" || (loaded.kind === "page" && loaded.isOtherBuild && guard.mayReload(href));
	}

	function load(url: URL, how: How, signal: AbortSignal): Loaded | Promise<Loaded> {
		const target = book.redirect(url);
		if (target) return { kind: "redirect", destination: target.href };
		const resources = how.kind === "pop" && held.get(entryName(readLocation(window)));
		if (resources) return { kind: "page", resources, isOtherBuild: false };
		return loader.load(book.strip(url.pathname) ?? url.pathname, url.search, signal);
	}

	function redirect(from: URL, destination: string, how: How): void | Promise<void> {
		const plan = planNavigation(from.href, destination, isInside);
		const count = (how.redirects ?? 0) + 1;
		if (plan.kind === "ignore") return;
		const kind = how.kind === "push" ? "push" : "replace";
		if (plan.kind === "document" || count > MAX_REDIRECTS) return loadDocument(window, plan.url, kind);
		return go(plan.url, { kind, state: how.state, redirects: count });
	}

	/** Shows a page whose parts are all there. */
	function arrive(ticket: number, url: URL, how: How, resources: PageResources): void | Promise<void> {
		scroll.save();
		try {
			if (how.kind !== "pop") history[`${how.kind}State`]({ ...(how.state as object), key: String(Date.now()) }, "", url.href);
		} catch {
			return loadDocument(window, url, how.kind);
		}
		state = commit(state, readLocation(window));
		if (how.kind !== "pop") window.dispatchEvent(new Event(NAVIGATED));
		const { location, previous } = state;
		held.set(entryName(location), resources);
		hooks.run("onPreRouteUpdate", { location, prevLocation: previous });
		publish(createView(resources, location, { visit: ticket, isReturn: how.kind === "pop" }));
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
		if (!isHashChange(new URL(state.location.href), url)) return void go(url, { kind: "pop" });
		// For a plain link to a hash the browser makes an entry that knows no key, as only the first does.
		const isKnown = history.state?.key || url.href === start.href;
		void arrive(supersede(), url, { kind: isKnown ? "pop" : "replace", state: history.state }, view.resources);
	});

	return {
		view: () => view,
		location: () => state.location,
		subscribe(listener) {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
		async navigate(to, options = {}) {
			if (typeof to === "number") return history.go(to);
			const plan = planNavigation(state.location.href, to, isInside);
			if (plan.kind === "ignore") return;
			const how: How = { kind: options.replace ? "replace" : "push", state: options.state };
			if (plan.kind === "document" || window.___swUpdated) return loadDocument(window, plan.url, how.kind);
			if (plan.kind === "hash") return arrive(supersede(), plan.url, how, view.resources);
			return go(plan.url, how);
		},
		showWhole() {
			const whole = createView(view.resources, state.location, view);
			if (isMore(whole, view)) publish(whole);
		},
		show(resources) {
			held.set(entryName(state.location), resources);
			publish(createView(resources, state.location, view));
		},
		arrived({ visit }) {
			hooks.run("onRouteUpdate", { location: state.location, prevLocation: state.previous });
			for (const [ticket, resolve] of waiting) {
				if (ticket > visit) continue;
				waiting.delete(ticket);
				resolve();
			}
		},
	};
}

/** Name of a history entry among the held pages. */
function entryName({ key, pathname, search }: WholeLocation): string {
	return `${key} ${pathname}${search}`;
}

/** Whether one view knows more of the URL than another: of a static page's query, hash and parameters, the server knew nothing. */
function isMore(whole: View, view: View): boolean {
	const facts = ({ location, props }: View) => JSON.stringify([location.pathname, location.search, location.hash, props.params]);
	return facts(whole) !== facts(view);
}
