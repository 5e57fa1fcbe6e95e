import type { WindowLocation } from "./location.js";
import { type NavigateFn, navigate as navigateSite } from "./navigate.js";
import { NAVIGATED, type NavigateOptions } from "./site-runtime.js";

type Listener = (event: { location: WindowLocation; action: "PUSH" | "POP" }) => void;

/** A history as the router's users know it. */
export interface History {
	readonly location: WindowLocation;
	/** @returns ends it */
	listen(listener: Listener): () => void;
	readonly navigate: NavigateFn;
}

/** Where a history gets its location from: the window, or a stand-in in tests. */
export interface HistorySource {
	readonly location: { readonly pathname: string; readonly search: string; readonly [part: string]: unknown };
	addEventListener(type: "popstate", listener: () => void): void;
	removeEventListener(type: "popstate", listener: () => void): void;
	readonly history: {
		readonly state: unknown;
		pushState(state: unknown, title: string, uri: string): void;
		replaceState(state: unknown, title: string, uri: string): void;
		go(entries: number): void;
	};
}

/** The history of the window. Its navigations are those of the site; on the server it stands still at `/`. */
export const globalHistory: History = {
	get location() {
		return typeof window === "undefined"
			? ({ pathname: "/", search: "", hash: "" } as WindowLocation)
			: locationOf(window as unknown as HistorySource);
	},
	listen(listener) {
		const heard = (action: "PUSH" | "POP") => () => listener({ location: globalHistory.location, action });
		const onPop = heard("POP");
		const onPush = heard("PUSH");
		window.addEventListener("popstate", onPop);
		window.addEventListener(NAVIGATED, onPush);
		return () => {
			window.removeEventListener("popstate", onPop);
			window.removeEventListener(NAVIGATED, onPush);
		};
	},
	navigate: navigateSite,
};

/** Makes a history that navigates within its source only. For tests. */
export function createHistory(source: HistorySource): History {
	const listeners = new Set<Listener>();
	return {
		get location() {
			return locationOf(source);
		},
		listen(listener) {
			const onPop = () => listener({ location: locationOf(source), action: "POP" });
			listeners.add(listener);
			source.addEventListener("popstate", onPop);
			return () => {
				listeners.delete(listener);
				source.removeEventListener("popstate", onPop);
			};
		},
		async navigate(to: string | number, { state, replace = false }: NavigateOptions = {}) {
			if (typeof to === "number") return source.history.go(to);
			const entry = { ...(state as object | undefined), key: String(Date.now()) };
			source.history[replace ? "replaceState" : "pushState"](entry, "", to);
			for (const listener of listeners) listener({ location: locationOf(source), action: "PUSH" });
		},
	};
}

/** Makes a source that lives in memory only. */
export function createMemorySource(initialPath = "/"): HistorySource {
	let entries: { pathname: string; search: string; state: unknown }[] = [{ ...split(initialPath), state: null }];
	let index = 0;
	const popListeners = new Set<() => void>();
	const current = () => entries[index] as (typeof entries)[number];
	return {
		get location() {
			return { pathname: current().pathname, search: current().search, hash: "" };
		},
		addEventListener: (_type, listener) => void popListeners.add(listener),
		removeEventListener: (_type, listener) => void popListeners.delete(listener),
		history: {
			get state() {
				return current().state;
			},
			pushState(state, _title, uri) {
				entries = [...entries.slice(0, ++index), { ...split(uri), state }];
			},
			replaceState(state, _title, uri) {
				entries[index] = { ...split(uri), state };
			},
			go(by) {
				index = Math.min(Math.max(index + by, 0), entries.length - 1);
				for (const listener of popListeners) listener();
			},
		},
	};
}

function locationOf({ location, history }: HistorySource): WindowLocation {
	const { pathname, search, hash, href, origin, protocol, host, hostname, port } = location;
	const state = history.state as { key?: string } | null;
	return { pathname, search, hash, href, origin, protocol, host, hostname, port, state, key: state?.key ?? "initial" } as WindowLocation;
}

function split(path: string): { pathname: string; search: string } {
	const [pathname = "/", query] = path.split("?", 2);
	return { pathname, search: query ? `?${query}` : "" };
}
