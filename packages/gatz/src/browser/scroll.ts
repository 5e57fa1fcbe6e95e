import type { PageLocation } from "../react/location.js";
import { decodeSafely } from "../universal/path-pattern.js";
import type { HookRunner } from "./hook-runner.js";
import type { SessionStore } from "./session-store.js";

/** How often a position is written while the visitor scrolls, in milliseconds. */
const SAVE_INTERVAL = 100;

/** Remembers and restores how far pages were scrolled. SPEC 5.11. */
export interface Scroll {
	/** Writes down the position of the page that is shown. */
	save(): void;
	/**
	 * A page has been shown: scrolls it.
	 * @param isReturn whether the visitor was at this history entry before
	 */
	arrive(location: PageLocation, previous: PageLocation | null, isReturn: boolean): void;
}

/** @param window its scroll events are heard from now on, and it no longer restores positions itself */
export function createScroll(window: Window, hooks: HookRunner, store: SessionStore, first: PageLocation): Scroll {
	const { document } = window;
	let shown = first;
	let timer: number | undefined;
	const read = ({ pathname, key }: PageLocation) => Number(store.read(positionKey(pathname, key)) ?? Number.NaN);
	const save = () => {
		window.clearTimeout(timer);
		timer = undefined;
		store.write(positionKey(shown.pathname, shown.key), String(window.scrollY));
	};
	window.history.scrollRestoration = "manual";
	window.addEventListener("scroll", () => {
		timer ??= window.setTimeout(save, SAVE_INTERVAL);
	});
	window.addEventListener("pagehide", save);

	/** The site's CSS may make scrolling smooth; visitors who want less motion are not moved. */
	const behavior = (): ScrollBehavior => (window.matchMedia("(prefers-reduced-motion: reduce)").matches ? "instant" : "auto");

	function to(left: number, top: number): void {
		window.scrollTo({ left, top, behavior: behavior() });
	}

	function toTarget(name: string): boolean {
		const target = document.getElementById(name) ?? document.getElementsByName(name)[0];
		target?.scrollIntoView({ behavior: behavior() });
		return target !== undefined;
	}

	return {
		save,
		arrive(location, previous, isReturn) {
			window.clearTimeout(timer);
			timer = undefined;
			shown = location;
			const wish = hooks
				.run("shouldUpdateScroll", {
					prevRouterProps: previous ? { location: previous } : undefined,
					pathname: location.pathname,
					routerProps: { location },
					getSavedScrollPosition: (place: PageLocation) => [0, read(place) || 0],
				})
				.at(-1);
			if (wish !== undefined && !wish) return;
			if (Array.isArray(wish)) return to(wish[0], wish[1]);
			if (typeof wish === "string" && toTarget(wish)) return;
			const saved = isReturn ? read(location) : Number.NaN;
			if (saved >= 0) return to(0, saved);
			if (location.hash && toTarget(decodeSafely(location.hash.slice(1)))) return;
			if (previous) to(0, 0);
		},
	};
}

function positionKey(pathname: string, key: string | undefined): string {
	return `@@scroll|${pathname}|${key}`;
}
