/** Raised when the meaning of {@link CompatIndex} changes, so that an index written before is written anew. */
export const INDEX_FORMAT = 1;

/** Bits of {@link CompatIndex.flags}. */
export const FLAG = { feature: 1, experimental: 2, deprecated: 4, standard: 8, rated: 16 } as const;

/** Bits of a packed statement. */
export const STATEMENT = { partial: 1, alternative: 2 } as const;

/**
 * One fact about one browser: `[added, removed, bits, name, flag, impl, ...notes]`, all texts, "" where there is nothing, and nothing at the
 * end left out. `added` is a version, "" for "not supported" or "preview"; `bits` are {@link STATEMENT}; `name` is a prefix, or another name
 * when the bit says so; `flag`, `impl` and `notes` are numbers in the pool of texts, which count from 1 so that nothing is falsy.
 */
export type PackedStatement = readonly string[];

/** A browser: id, name, kind, number of its current release, and `version`, `date` of every release in order of time. */
export interface PackedBrowser {
	readonly id: string;
	readonly name: string;
	readonly type: string;
	readonly current: string;
	/** `version`, ISO date or "" when it is not out yet, alternating. */
	readonly releases: readonly string[];
}

/**
 * The whole of the compatibility data, about a sixth of its size and read in a tenth of the time: columns in the order of the tree (a node
 * comes before its children), every repeated thing pooled, and pools that are long and rarely read whole kept as lines of one text.
 */
export interface CompatIndex {
	readonly format: number;
	/** Version of the package that the index was made of. */
	readonly version: string;
	/** When that data was made: ISO date. The site's "today", so that pages do not depend on a clock. */
	readonly date: string;
	readonly browsers: readonly PackedBrowser[];
	/** Last segments of all paths, joined by line feeds. */
	readonly names: string;
	/** One digit per node: how many segments its path has. */
	readonly depths: string;
	/** {@link FLAG} bits of each node. */
	readonly flags: readonly number[];
	/** Support row of each node, 0 for none. */
	readonly rows: readonly number[];
	readonly descriptions: readonly number[];
	/** MDN page of each node: -1 none, 0 the parent's with the name appended, else a text (an address below MDN's docs). */
	readonly mdn: readonly number[];
	/** Set of specification links of each node, 0 for none. */
	readonly specs: readonly number[];
	/** Set of web-feature groups of each node, 0 for none. */
	readonly tags: readonly number[];
	/** One line for each row: for each browser the number of a list of statements, 0 for "no data", with spaces between. */
	readonly rowPool: string;
	/** One line for each list: statements with `;` between, their parts with `|` between. */
	readonly statementPool: string;
	/** One line for each set of specification links: number of the page's address and fragment, with spaces between. */
	readonly specPool: string;
	readonly tagPool: readonly (readonly number[])[];
	readonly texts: readonly string[];
}

/** What the addresses of MDN pages begin with. */
export const MDN = "https://developer.mozilla.org/docs/";
