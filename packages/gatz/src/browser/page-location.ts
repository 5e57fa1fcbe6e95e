import type { PageLocation } from "../react/location.js";

/** What a browser's location has besides what the server knows. */
const BROWSER_KEYS = ["href", "origin", "protocol", "host", "hostname", "port"] as const;

/** A location of which nothing is unknown. */
export type WholeLocation = Required<PageLocation>;

/** The whole location as a plain object. `state` and `key` are those of the history entry. SPEC 5.1.1, 5.5.13, 5.6.9. */
export function readLocation({ location, history }: Window): WholeLocation {
	const { pathname, search, hash } = location;
	const { state } = history;
	const own = Object.fromEntries(BROWSER_KEYS.map((key) => [key, location[key]]));
	return { pathname, search, hash, ...own, state, key: state?.key ?? "initial" } as WholeLocation;
}

/**
 * The location until hydration has ended: as the server had it. What else a browser knows is there, but undefined until then, and not
 * enumerable, so that a component that prints its location prints the same.
 * @param known as the document was rendered
 */
export function createHydrationLocation(window: Window, known: { pathname: string; search: string }) {
	let isHydrating = true;
	const location: PageLocation = { ...known, hash: "" };
	for (const key of [...BROWSER_KEYS, "state", "key"] as const) {
		Object.defineProperty(location, key, { get: () => (isHydrating ? undefined : readLocation(window)[key]) });
	}
	return {
		location,
		end() {
			isHydrating = false;
		},
	};
}
