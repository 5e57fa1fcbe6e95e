import type { Support, SupportCell } from "./support";

/** What the server tells the pages: plain values, as small as the page allows. */

/** A feature by name. `title` may hold `<code>`. */
export interface FeatureLink {
	readonly path: string;
	readonly title: string;
}

export interface BrowserName {
	readonly id: string;
	readonly name: string;
}

export type Status = "experimental" | "deprecated" | "non-standard";

export interface SearchResult extends FeatureLink {
	readonly kind: string;
	/** Features that it belongs to: `["Array"]`. */
	readonly owners: readonly string[];
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
	readonly suggestion: string | null;
}

/** A stretch of the time line, in percent of its width. */
export interface TimelineBar {
	readonly from: number;
	readonly to: number;
	readonly support: Support;
}

/** One line of a browser's history. `text` and `notes` may hold markup. */
export interface HistoryEntry {
	readonly support: Support;
	/** `57`, `29–56` */
	readonly versions: string;
	/** ISO date of the first of them, or "". */
	readonly date: string;
	readonly remarks: readonly string[];
	readonly notes: readonly string[];
	readonly bug: string;
}

export interface BrowserHistory extends BrowserName {
	readonly bars: readonly TimelineBar[];
	readonly entries: readonly HistoryEntry[];
}

export interface TableRow extends FeatureLink {
	readonly statuses: readonly Status[];
	readonly cells: readonly SupportCell[];
}

export interface FeatureView extends FeatureLink {
	readonly name: string;
	readonly kind: string;
	readonly category: string;
	readonly crumbs: readonly { readonly label: string; readonly href: string | null }[];
	readonly statuses: readonly Status[];
	readonly isStandard: boolean;
	/** Whether it works in all core browsers. */
	readonly reach: { readonly since: string | null; readonly missing: readonly BrowserName[]; readonly known: number };
	readonly mdn: string | null;
	readonly specs: readonly { readonly url: string; readonly label: string }[];
	readonly groups: readonly string[];
	readonly tableGroups: readonly { readonly label: string; readonly browsers: readonly BrowserName[] }[];
	/** The feature itself, then its sub-features. */
	readonly rows: readonly TableRow[];
	/** How many sub-features there are, those not shown included. */
	readonly subFeatures: number;
	readonly timeline: {
		readonly ticks: readonly { readonly year: number; readonly at: number }[];
		readonly browsers: readonly BrowserHistory[];
	};
	readonly parent: FeatureLink | null;
	readonly siblings: readonly FeatureLink[];
	readonly dataDate: string;
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

/** What the home page is made of. */
export interface HomeView {
	readonly size: number;
	readonly version: string;
	readonly dataDate: string;
	readonly browserCount: number;
	readonly everywhere: number;
	readonly categories: readonly {
		readonly id: string;
		readonly label: string;
		readonly about: string;
		readonly count: number;
		readonly everywhere: number;
	}[];
	readonly arrivals: readonly (FeatureLink & { readonly kind: string; readonly since: string; readonly last: string })[];
	readonly examples: readonly FeatureLink[];
}
