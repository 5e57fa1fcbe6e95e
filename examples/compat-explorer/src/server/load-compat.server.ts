import { type Compat, openCompat } from "./compat.server";
import { createSearch, type Search } from "./search.server";

/** The data, and what is searched in it. */
export interface Library {
	readonly compat: Compat;
	/** Made when someone searches for the first time. */
	search(): Search;
}

/** Reads the index on the first call; every later one gets the same. */
export const loadLibrary = once(async (): Promise<Library> => {
	const { default: index } = await import("../generated/compat.json");
	const compat = openCompat(index);
	return { compat, search: once(() => createSearch(compat)) };
});

function once<Value>(make: () => Value): () => Value {
	let made: { value: Value } | undefined;
	return () => {
		made ??= { value: make() };
		return made.value;
	};
}
