import { CORE_BROWSERS } from "../compat/browser-groups";
import type { Reach } from "../compat/views";
import type { Compat } from "./compat.server";
import { supportedSince } from "./support.server";

/** @param row a row of support */
export function reachOf(compat: Compat, row: number): Reach {
	let since = "";
	let known = 0;
	const missing: string[] = [];
	for (const id of CORE_BROWSERS) {
		const browser = compat.browserIndex(id);
		if (!compat.statements(row, browser)) continue;
		known++;
		const got = supportedSince(compat, row, browser);
		if (!got) missing.push(id);
		else if (got.date > since) since = got.date;
	}
	return { since: missing.length === 0 && known > 0 && since !== "" ? since : null, missing, known };
}

/** A feature that recently came to work in all core browsers. */
export interface Arrival {
	readonly node: number;
	readonly since: string;
}

/** How deep a feature of a category may lie to be a headline of its own: a property, an element, an interface, a built-in's method. */
const HEADLINE_DEPTH: Readonly<Record<string, number>> = { css: 3, html: 3, http: 3, api: 2, javascript: 4 };

/**
 * The latest features to reach all core browsers, newest first: standard ones that MDN has a page for, one for each web-feature group.
 *
 * @param limit how many
 * @param perCategory how many of one category, so that one specification does not fill the list
 */
export function recentArrivals(compat: Compat, limit: number, perCategory: number): Arrival[] {
	const reaches = new Map<number, string | null>();
	const arrivals: Arrival[] = [];
	for (let node = 0; node < compat.names.length; node++) {
		if (!isHeadline(compat, node)) continue;
		const row = compat.rowOf(node);
		let since = reaches.get(row);
		if (since === undefined) {
			const reach = reachOf(compat, row);
			since = reach.known === CORE_BROWSERS.length ? reach.since : null;
			reaches.set(row, since);
		}
		if (since !== null) arrivals.push({ node, since });
	}
	arrivals.sort((a, b) => (a.since < b.since ? 1 : a.since > b.since ? -1 : a.node - b.node));
	return pickDiverse(compat, arrivals, limit, perCategory);
}

function isHeadline(compat: Compat, node: number): boolean {
	if (!compat.is(node, "standard") || compat.is(node, "deprecated") || compat.is(node, "experimental")) return false;
	const name = compat.names[node] as string;
	if (name.includes("_") || (compat.depths[node] as number) > (HEADLINE_DEPTH[compat.categories[node] as string] ?? 0)) return false;
	return compat.mdnUrl(node) !== null && compat.groups(node).length > 0;
}

function pickDiverse(compat: Compat, arrivals: readonly Arrival[], limit: number, perCategory: number): Arrival[] {
	const groups = new Set<string>();
	const counts = new Map<string, number>();
	const picked: Arrival[] = [];
	for (const arrival of arrivals) {
		const group = compat.groups(arrival.node)[0] ?? "";
		const name = compat.categories[arrival.node] as string;
		const count = counts.get(name) ?? 0;
		if (groups.has(group) || count >= perCategory) continue;
		groups.add(group);
		counts.set(name, count + 1);
		picked.push(arrival);
		if (picked.length === limit) break;
	}
	return picked;
}
