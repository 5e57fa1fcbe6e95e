import type { SupportCell } from "./support";

/** What the server tells the pages: plain values, as small as the page allows. */

/** A feature by name. `title` may hold `<code>`. */
export interface FeatureLink {
	readonly path: string;
	readonly title: string;
}

/** A feature in a list from which one is chosen. */
export interface FeatureHit extends FeatureLink {
	readonly kind: string;
	/** Features that it belongs to: `["Array"]`. */
	readonly owners: readonly string[];
}

export interface BrowserName {
	readonly id: string;
	readonly name: string;
}

export type Status = "experimental" | "deprecated" | "non-standard";

export interface SearchResult extends FeatureHit {
	readonly statuses: readonly Status[];
	/** One for each of the view's browsers. */
	readonly cells: readonly SupportCell[];
}

export interface SearchView {
	readonly query: string;
	readonly category: string;
	readonly browser: string;
	readonly support: "" | "yes" | "no";
	readonly page: number;
	readonly pages: number;
	readonly total: number;
	/** Of all features, for the page's introduction. */
	readonly size: number;
	readonly categories: readonly { readonly id: string; readonly label: string; readonly count: number }[];
	/** Hits of all categories together. */
	readonly anyCategory: number;
	/** What can be chosen, with the current version. */
	readonly browsers: readonly (BrowserName & { readonly version: string })[];
	/** Columns of the results. */
	readonly columns: readonly BrowserName[];
	readonly results: readonly SearchResult[];
	/** A name close to the query, when nothing was found. */
	readonly suggestion: string | null;
}

/** Whether a feature works in all core browsers. */
export interface Reach {
	/** ISO date on which the last of them got it; null when one of them lacks it. */
	readonly since: string | null;
	/** Keys of those that lack it, when it is not everywhere. */
	readonly missing: readonly string[];
	/** How many core browsers the data speaks about. */
	readonly known: number;
}

/** The answer to an address that no feature has. */
export interface UnknownFeatureView {
	/** As the address says it. */
	readonly path: string;
	/** The same as a text to search for. */
	readonly words: string;
	readonly similar: readonly FeatureHit[];
}

/** How a browser supports one of two compared features. */
export interface ComparedCell extends SupportCell {
	/** ISO date of the version's release, or "". */
	readonly date: string;
}

export interface ComparedFeature extends FeatureHit {
	readonly statuses: readonly Status[];
	readonly reach: Reach;
	/** By key of the browser; only those that the data speaks about. */
	readonly cells: Readonly<Record<string, ComparedCell>>;
}

/** One side of a comparison: a feature, or the search for one. */
export interface CompareSide {
	readonly feature: ComparedFeature | null;
	/** The path that the address names, when the data has no feature of it. */
	readonly unknown: string;
	/** What is searched for. */
	readonly query: string;
	/** What can be chosen: hits of the search, else what comes near to the other side or to the unknown path. */
	readonly choices: readonly FeatureHit[];
	/** How many hits there are; as many as choices when nothing is searched for. */
	readonly total: number;
	readonly suggestion: string | null;
}

export interface CompareView {
	readonly a: CompareSide;
	readonly b: CompareSide;
}

export interface MissingFeature extends FeatureLink {
	readonly kind: string;
	/** Version of the same browser that has it, or "". */
	readonly fixedIn: string;
	/** Browsers that have it. */
	readonly elsewhere: readonly string[];
}

export interface MyBrowserView {
	readonly visitor:
		| (BrowserName & {
				readonly version: string;
				readonly alias: string;
				readonly date: string;
				readonly isCurrent: boolean;
				readonly current: string;
		  })
		| null;
	/** Whether the visitor chose the browser, instead of the header naming it. */
	readonly isChosen: boolean;
	readonly supported: number;
	readonly total: number;
	readonly categories: readonly { readonly id: string; readonly label: string; readonly supported: number; readonly total: number }[];
	/** What a newer version of this browser has. */
	readonly afterUpdate: readonly MissingFeature[];
	readonly afterUpdateCount: number;
	/** What no version of it has, though others do. */
	readonly elsewhere: readonly MissingFeature[];
	readonly elsewhereCount: number;
	/** What can be chosen. */
	readonly browsers: readonly BrowserName[];
	/** Versions of the shown browser that are out, newest first. */
	readonly versions: readonly string[];
	readonly dataDate: string;
}
