import { type Compat, openCompat } from "./compat.server";
import { createSearch, type Search } from "./search.server";

/** The data and what is searched in it. */
export interface Library {
	readonly compat: Compat;
	readonly search: Search;
}

/** Reads the index on the first call; every later one gets the same. */
export const loadLibrary = once(async (): Promise<Library> => {
	const { default: index } = await import("../generated/compat.json");
	const compat = openCompat(index);
	return { compat, search: createSearch(compat) };
});

function once<Value>(load: () => Promise<Value>): () => Promise<Value> {
	let value: Promise<Value> | undefined;
	return () => {
		value ??= load();
		return value;
	};
}
