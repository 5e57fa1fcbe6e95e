import { HISTORY_BROWSERS, TABLE_BROWSERS } from "../compat/browser-groups";
import { kindLabel } from "../compat/catalogue";
import type { Compat } from "../server/compat.server";
import { reachOf } from "../server/everywhere.server";
import { featureHeading, featureTitle, statuses, trail } from "../server/feature-names.server";
import { featureHistory } from "../server/history.server";
import { supportCell } from "../server/support.server";

/** How many neighbours a feature's page links to. */
const SIBLINGS = 14;

/**
 * Makes the fields of a `CompatFeature`; features with equal support share what is made of it.
 *
 * @param idOf id of a feature's node
 */
export function featureFieldMaker(compat: Compat, idOf: (node: number) => string) {
	const supportFields = new Map<number, ReturnType<typeof supportFieldsOf>>();
	return (node: number) => {
		const path = compat.paths[node] as string;
		const parent = compat.parents[node] as number;
		const row = compat.rowOf(node);
		const ofSupport = supportFields.get(row) ?? supportFieldsOf(compat, row);
		supportFields.set(row, ofSupport);
		return {
			path,
			name: compat.names[node] as string,
			title: featureTitle(compat, node),
			heading: featureHeading(compat, node),
			kind: kindLabel(path),
			category: compat.categories[node] as string,
			trail: trail(compat, node).map(({ label, node: step }) => ({
				label,
				path: compat.paths[step] as string,
				isFeature: compat.is(step, "feature"),
			})),
			statuses: statuses(compat, node),
			isStandard: compat.is(node, "standard"),
			mdn: compat.mdnUrl(node),
			specs: compat.specUrls(node),
			groups: compat.groups(node),
			...ofSupport,
			owner: compat.is(parent, "feature") ? idOf(parent) : null,
			subFeatures: features(compat, node).map(idOf),
			siblings: siblings(compat, node).map(idOf),
		};
	};
}

function supportFieldsOf(compat: Compat, row: number) {
	const support = TABLE_BROWSERS.flatMap((key) => {
		const place = compat.browserIndex(key);
		return compat.statements(row, place) ? [{ browser: key, ...supportCell(compat, row, place) }] : [];
	});
	return { reach: reachOf(compat, row), support, history: featureHistory(compat, row, HISTORY_BROWSERS) };
}

function features(compat: Compat, node: number): number[] {
	return compat.children(node).filter((child) => compat.is(child, "feature"));
}

/** A window around the feature, so that one can leaf through a long list. */
function siblings(compat: Compat, node: number): number[] {
	const all = features(compat, compat.parents[node] as number);
	const at = all.indexOf(node);
	const start = Math.max(0, Math.min(at - SIBLINGS / 2, all.length - SIBLINGS - 1));
	return all.slice(start, start + SIBLINGS + 1).filter((each) => each !== node);
}
