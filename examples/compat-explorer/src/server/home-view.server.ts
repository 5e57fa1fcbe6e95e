import { CORE_BROWSERS } from "../compat/browser-groups";
import { CATEGORIES, kindLabel } from "../compat/catalogue";
import type { HomeView } from "../compat/views";
import type { Compat } from "./compat.server";
import { reachOf, recentArrivals } from "./everywhere.server";
import { featureHeading, featureLink } from "./feature-names.server";
import { supportedSince } from "./support.server";

const EXAMPLES = [
	"css/selectors/has",
	"css/at-rules/container",
	"html/elements/dialog",
	"javascript/builtins/Temporal",
	"api/ViewTransition",
];

/** What the home page shows; made once, at build. */
export function homeView(compat: Compat): HomeView {
	const counts = countEverywhere(compat);
	return {
		size: compat.size,
		version: compat.version,
		dataDate: compat.date,
		browserCount: compat.browsers.length,
		everywhere: [...counts.values()].reduce((sum, { everywhere }) => sum + everywhere, 0),
		categories: CATEGORIES.map(({ id, label, about }) => ({ id, label, about, ...(counts.get(id) ?? { count: 0, everywhere: 0 }) })),
		arrivals: recentArrivals(compat, 8, 3).map(({ node, since }) => {
			const path = compat.paths[node] as string;
			return { path, title: featureHeading(compat, node), kind: kindLabel(path), since, last: lastToArrive(compat, node, since) };
		}),
		examples: EXAMPLES.map((path) => compat.find(path))
			.filter((node) => node >= 0)
			.map((node) => featureLink(compat, node)),
	};
}

function countEverywhere(compat: Compat): Map<string, { count: number; everywhere: number }> {
	const reaches = new Map<number, boolean>();
	const counts = new Map<string, { count: number; everywhere: number }>();
	for (let node = 0; node < compat.names.length; node++) {
		if (!compat.is(node, "feature")) continue;
		const row = compat.rowOf(node);
		const isEverywhere = reaches.get(row) ?? reachOf(compat, row).since !== null;
		reaches.set(row, isEverywhere);
		const category = compat.categories[node] as string;
		const count = counts.get(category) ?? { count: 0, everywhere: 0 };
		counts.set(category, count);
		count.count++;
		if (isEverywhere) count.everywhere++;
	}
	return counts;
}

/** `Safari 27` : the release with which a feature was everywhere. */
function lastToArrive(compat: Compat, node: number, since: string): string {
	for (const id of CORE_BROWSERS) {
		const place = compat.browserIndex(id);
		const got = supportedSince(compat, compat.rowOf(node), place);
		if (got?.date === since) return `${compat.browsers[place]?.name} ${got.version.replace("≤", "")}`;
	}
	return "";
}
