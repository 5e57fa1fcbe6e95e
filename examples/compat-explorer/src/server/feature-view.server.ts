import { shortBrowserName, TABLE_GROUPS } from "../compat/browser-groups";
import { kindLabel } from "../compat/catalogue";
import { featureHref, searchHref } from "../compat/links";
import type { FeatureLink, FeatureView, TableRow } from "../compat/views";
import type { Compat } from "./compat.server";
import { reachOf } from "./everywhere.server";
import { featureHeading, featureLink, featureTitle, statuses, trail } from "./feature-names.server";
import { featureTimeline } from "./history.server";
import { supportCell } from "./support.server";

/** Sub-features that a page shows unless it is asked for all: an interface may have 240. */
const ROWS = 30;
const SIBLINGS = 14;

/**
 * All that the page of a feature shows; null when the data has no feature of that path.
 *
 * @param path segments joined by `/`
 * @param showAll shows every sub-feature
 */
export function featureView(compat: Compat, path: string, showAll: boolean): FeatureView | null {
	const node = compat.find(path);
	if (node < 0 || !compat.is(node, "feature")) return null;
	const row = compat.rowOf(node);
	const groups = tableGroups(compat, row);
	const columns = groups.flatMap(({ browsers }) => browsers.map(({ id }) => compat.browserIndex(id)));
	const children = compat.children(node).filter((child) => compat.is(child, "feature"));
	const shown = showAll ? children : children.slice(0, ROWS);
	const reach = reachOf(compat, row);
	const parent = compat.parents[node] as number;
	return {
		path,
		title: featureHeading(compat, node),
		name: compat.names[node] as string,
		kind: kindLabel(path),
		category: compat.categories[node] as string,
		crumbs: crumbs(compat, node),
		statuses: statuses(compat, node),
		isStandard: compat.is(node, "standard"),
		reach: { ...reach, missing: reach.missing.map((id) => ({ id, name: compat.browsers[compat.browserIndex(id)]?.name ?? id })) },
		mdn: compat.mdnUrl(node),
		specs: compat.specUrls(node).map((url) => ({ url, label: specLabel(url) })),
		groups: compat.groups(node),
		tableGroups: groups,
		rows: [node, ...shown].map((each) => tableRow(compat, each, columns)),
		subFeatures: children.length,
		timeline: featureTimeline(compat, row, [...columns, compat.browserIndex("oculus")]),
		parent: compat.is(parent, "feature") ? featureLink(compat, parent) : null,
		siblings: siblings(compat, node),
		dataDate: compat.date,
	};
}

/** The groups of the table that the data speaks about: servers only run some features. */
function tableGroups(compat: Compat, row: number): FeatureView["tableGroups"] {
	const groups = TABLE_GROUPS.map(({ label, browsers }) => ({
		label,
		browsers: browsers.flatMap((id) => {
			const place = compat.browserIndex(id);
			const browser = compat.browsers[place];
			return browser && compat.statements(row, place) ? [{ id, name: shortBrowserName(id, browser.name) }] : [];
		}),
	}));
	return groups.filter(({ browsers }) => browsers.length > 0);
}

function tableRow(compat: Compat, node: number, columns: readonly number[]): TableRow {
	const row = compat.rowOf(node);
	return {
		path: compat.paths[node] as string,
		title: featureTitle(compat, node),
		statuses: statuses(compat, node),
		cells: columns.map((browser) => supportCell(compat, row, browser)),
	};
}

function crumbs(compat: Compat, node: number): FeatureView["crumbs"] {
	return trail(compat, node).map(({ label, node: step }) => {
		const path = compat.paths[step] as string;
		if (compat.is(step, "feature")) return { label, href: featureHref(path) };
		return { label, href: path.includes("/") ? null : searchHref({ category: path }) };
	});
}

/** Neighbours in the tree: a window around the feature, so that one can leaf through a long list. */
function siblings(compat: Compat, node: number): FeatureLink[] {
	const all = compat.children(compat.parents[node] as number).filter((each) => compat.is(each, "feature"));
	const at = all.indexOf(node);
	const start = Math.max(0, Math.min(at - SIBLINGS / 2, all.length - SIBLINGS - 1));
	return all
		.slice(start, start + SIBLINGS + 1)
		.filter((each) => each !== node)
		.map((each) => featureLink(compat, each));
}

/** `https://drafts.csswg.org/css-grid/#x` → `drafts.csswg.org/css-grid` */
function specLabel(url: string): string {
	const { hostname, pathname } = new URL(url);
	const path = pathname.replace(/(?:\/|index\.html)+$/, "");
	return hostname + (path.length > 44 ? `${path.slice(0, 43)}…` : path);
}
