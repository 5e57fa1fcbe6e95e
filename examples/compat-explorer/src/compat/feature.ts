import type { Support, SupportCell } from "./support";
import type { FeatureLink, Reach, Status } from "./views";

/** What the page of a feature asks for, as GraphQL answers it. Browsers are told by their keys. */
export interface Feature extends FeatureLink, SupportRow {
	readonly name: string;
	readonly heading: string;
	readonly kind: string;
	readonly trail: readonly { readonly label: string; readonly path: string; readonly isFeature: boolean }[];
	readonly statuses: readonly Status[];
	readonly isStandard: boolean;
	readonly reach: Reach;
	readonly mdn: string | null;
	readonly specs: readonly string[];
	readonly groups: readonly string[];
	readonly history: readonly BrowserHistory[];
	readonly owner: FeatureLink | null;
	readonly subFeatures: readonly SubFeature[];
	readonly siblings: readonly FeatureLink[];
}

export interface SubFeature extends FeatureLink, SupportRow {
	readonly statuses: readonly Status[];
}

export interface SupportRow {
	/** Only browsers that the data speaks about. */
	readonly support: readonly (SupportCell & { readonly browser: string })[];
}

export interface BrowserHistory {
	readonly browser: string;
	readonly entries: readonly HistoryEntry[];
}

/** One line of a browser's history. `remarks` and `notes` may hold markup. */
export interface HistoryEntry {
	readonly support: Support;
	/** `57`, `29 until 56` */
	readonly versions: string;
	/** ISO date of the first of them, or "" when it is not out. */
	readonly from: string;
	/** ISO date of the release that ended it, or "". */
	readonly to: string;
	readonly remarks: readonly string[];
	readonly notes: readonly string[];
	readonly bug: string;
}

/** A browser as all pages know it. */
export interface BrowserInfo {
	readonly key: string;
	readonly name: string;
	/** For narrow places; unique within its group. */
	readonly shortName: string;
	/** Of the support table's columns; null when it has none. */
	readonly group: string | null;
}

/** The columns of a table, or rows, in groups: those of the browsers that `isShown` admits, and only groups that have one. */
export function groupBrowsers(browsers: readonly BrowserInfo[], isShown: (key: string) => boolean): BrowserGroup[] {
	const groups = new Map<string, BrowserInfo[]>();
	for (const browser of browsers) {
		if (browser.group === null || !isShown(browser.key)) continue;
		const group = groups.get(browser.group);
		if (group) group.push(browser);
		else groups.set(browser.group, [browser]);
	}
	return [...groups].map(([label, members]) => ({ label, browsers: members }));
}

export interface BrowserGroup {
	readonly label: string;
	readonly browsers: readonly BrowserInfo[];
}
