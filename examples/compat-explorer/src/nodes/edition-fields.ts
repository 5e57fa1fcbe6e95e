import { CORE_BROWSERS } from "../compat/browser-groups";
import { CATEGORIES } from "../compat/catalogue";
import type { Compat } from "../server/compat.server";
import { reachOf, recentArrivals } from "../server/everywhere.server";
import { supportedSince } from "../server/support.server";

const EXAMPLES = [
	"css/selectors/has",
	"css/at-rules/container",
	"html/elements/dialog",
	"javascript/builtins/Temporal",
	"api/ViewTransition",
];

const PAIRS: readonly (readonly [string, string])[] = [
	["css/properties/grid", "css/properties/flex"],
	["api/fetch", "api/XMLHttpRequest"],
	["html/elements/dialog", "html/global_attributes/popover"],
	["css/at-rules/container", "css/at-rules/media"],
	["javascript/builtins/Temporal", "javascript/builtins/Date"],
];

/** Fields of the one `CompatEdition`: what the data comes to, and a choice of it. */
export function editionFields(compat: Compat, idOf: (node: number) => string) {
	const find = (path: string) => {
		const node = compat.find(path);
		return node >= 0 && compat.is(node, "feature") ? [idOf(node)] : [];
	};
	return {
		version: compat.version,
		date: compat.date,
		count: compat.size,
		everywhere: categoryFields(compat).reduce((sum, { everywhere }) => sum + everywhere, 0),
		arrivals: recentArrivals(compat, 8, 3).map(({ node, since }) => ({
			feature: idOf(node),
			since,
			last: lastToArrive(compat, node, since),
		})),
		examples: EXAMPLES.flatMap(find),
		pairs: PAIRS.map((paths) => paths.flatMap(find)).flatMap(([a, b]) => (a && b ? [{ a, b }] : [])),
	};
}

/** Fields of each `CompatCategory`, in the order in which the site lists them. */
export function categoryFields(compat: Compat) {
	const counts = countEverywhere(compat);
	return CATEGORIES.map(({ id, label, about }) => ({ key: id, label, about, ...(counts.get(id) ?? { count: 0, everywhere: 0 }) }));
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
