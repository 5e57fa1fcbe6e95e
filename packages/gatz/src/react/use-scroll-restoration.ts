import { type RefObject, useEffect, useRef } from "react";
import { type PageLocation, useLocation } from "./location.js";

/**
 * Keeps the scroll position of a container for each history entry: give both to the container. SPEC 5.11.6.
 * @param identifier name of the container, unique on the page
 */
// biome-ignore lint/suspicious/noExplicitAny: fits every container, as in Gatsby
export function useScrollRestoration<E extends HTMLElement = any>(identifier: string): { ref: RefObject<E | null>; onScroll: () => void } {
	const location = useLocation();
	const ref = useRef<E | null>(null);
	const key = storageKey(location, identifier);
	useEffect(() => {
		ref.current?.scrollTo(0, readPosition(key));
	}, [key]);
	return {
		ref,
		onScroll() {
			if (ref.current) writePosition(key, ref.current.scrollTop);
		},
	};
}

/** SPEC 2.5.15. */
function storageKey(location: PageLocation, identifier: string): string {
	return `@@scroll|${location.pathname}|${location.key ?? "initial"}|${identifier}`;
}

// Privacy settings may forbid the storage; then nothing is restored.
function readPosition(key: string): number {
	try {
		return Number(window.sessionStorage.getItem(key));
	} catch {
		return 0;
	}
}

function writePosition(key: string, position: number): void {
	try {
		window.sessionStorage.setItem(key, String(position));
	} catch {}
}
