import { CATEGORIES, kindLabel } from "../compat/catalogue";
import type { Support } from "../compat/support";
import { versionNumber } from "../compat/version";
import type { MissingFeature, MyBrowserView } from "../compat/views";
import type { Browser, Compat } from "./compat.server";
import { featureHeading } from "./feature-names.server";
import { createSupportLookup, supportAt } from "./support.server";
import { parseUserAgent } from "./user-agent.server";

const SHOWN = 24;
/** So that one part of the platform does not fill the list. */
const SHOWN_PER_CATEGORY = 8;
/** Of other engines' desktop browsers: what all of them have and this one lacks is what one misses. */
const COMPARED = ["chrome", "firefox", "safari"];
/** Parts of the data that are no matter of a visitor's browser. */
const LEFT_OUT = ["webextensions", "webdriver"];

interface Visit {
	readonly place: number;
	readonly browser: Browser;
	readonly version: string;
	readonly alias: string;
}

/**
 * What a visitor's browser lacks among the standard features that are not on their way out.
 *
 * @param userAgent the header
 * @param chosen browser and version from the address, which win over the header
 */
export function myBrowserView(compat: Compat, userAgent: string, chosen: { browser: string; version: string }): MyBrowserView {
	const choice = compat.browsers[compat.browserIndex(chosen.browser)];
	const visit = choice ? choose(compat, choice, chosen.version) : detect(compat, userAgent);
	const common = {
		isChosen: choice !== undefined,
		browsers: compat.browsers.map(({ id, name }) => ({ id, name })),
		versions: visit ? releasedVersions(visit.browser) : [],
		dataDate: compat.date,
	};
	if (!visit) {
		const none = {
			visitor: null,
			supported: 0,
			total: 0,
			categories: [],
			afterUpdate: [],
			afterUpdateCount: 0,
			elsewhere: [],
			elsewhereCount: 0,
		};
		return { ...none, ...common };
	}
	return { ...common, ...compare(compat, visit) };
}

function choose(compat: Compat, browser: Browser, version: string): Visit {
	const known = browser.releases.some((release) => release.version === version);
	return { place: compat.browserIndex(browser.id), browser, version: known ? version : browser.current, alias: "" };
}

function detect(compat: Compat, userAgent: string): Visit | null {
	const found = parseUserAgent(userAgent);
	const place = found ? compat.browserIndex(found.browser) : -1;
	const browser = compat.browsers[place];
	if (!found || !browser) return null;
	return { place, browser, version: knownVersion(browser, found.version), alias: found.alias ?? "" };
}

/** The latest listed release that is not newer: `157.0.7204.93` → `157`, `17.4.1` → `17.4`. */
function knownVersion(browser: Browser, version: string): string {
	const number = versionNumber(version);
	return browser.releases.findLast((release) => release.number <= number)?.version ?? browser.releases[0]?.version ?? version;
}

function releasedVersions({ releases }: Browser): string[] {
	return releases.flatMap(({ date, version }) => (date === "" ? [] : [version])).reverse();
}

function compare(compat: Compat, { place, browser, version, alias }: Visit) {
	const number = versionNumber(version);
	const here = createSupportLookup(compat, place, number);
	const latest = createSupportLookup(compat, place, browser.currentNumber);
	const others = COMPARED.filter((id) => !browser.id.startsWith(id)).map((id) => compat.browserIndex(id));
	const lookups = others.map((other) => createSupportLookup(compat, other, compat.browsers[other]?.currentNumber ?? 0));
	const havers = (row: number) => others.filter((_, at) => works((lookups[at] as (row: number) => Support)(row)));
	const totals = new Map<string, { supported: number; total: number }>();
	const update: Candidate[] = [];
	const elsewhere: Candidate[] = [];
	for (let node = 0; node < compat.names.length; node++) {
		const category = compat.categories[node] as string;
		if (!counts(compat, node, category)) continue;
		const row = compat.rowOf(node);
		const support = here(row);
		if (support === "unknown") continue;
		const total = totals.get(category) ?? { supported: 0, total: 0 };
		totals.set(category, total);
		total.total++;
		if (works(support)) {
			total.supported++;
			continue;
		}
		const having = havers(row);
		if (works(latest(row))) update.push({ node, having });
		else if (having.length > 0) elsewhere.push({ node, having });
	}
	const release = browser.releases.find((each) => each.version === version);
	const sums = [...totals.values()];
	return {
		visitor: {
			id: browser.id,
			name: browser.name,
			version,
			alias,
			date: release?.date ?? "",
			isCurrent: number >= browser.currentNumber,
			current: browser.current,
		},
		supported: sums.reduce((sum, { supported }) => sum + supported, 0),
		total: sums.reduce((sum, { total }) => sum + total, 0),
		categories: CATEGORIES.flatMap(({ id, label }) => {
			const total = totals.get(id);
			return total ? [{ id, label, ...total }] : [];
		}),
		afterUpdate: notable(compat, update, place),
		afterUpdateCount: update.length,
		elsewhere: notable(compat, elsewhere, place),
		elsewhereCount: elsewhere.length,
	};
}

interface Candidate {
	readonly node: number;
	/** Browsers that have it. */
	readonly having: readonly number[];
}

function counts(compat: Compat, node: number, category: string): boolean {
	return !LEFT_OUT.includes(category) && compat.is(node, "standard") && !compat.is(node, "deprecated") && !compat.is(node, "experimental");
}

function works(support: Support): boolean {
	return support === "yes" || support === "partial";
}

/** Those that most other browsers have and that stand highest in the tree, one for each web-feature group. */
function notable(compat: Compat, candidates: readonly Candidate[], place: number): MissingFeature[] {
	const weightOf = new Map(CATEGORIES.map(({ id, weight }) => [id, weight]));
	const score = ({ node, having }: Candidate) => {
		const inWords = (compat.names[node] as string).includes("_") ? 25 : 0;
		return having.length * 40 + (weightOf.get(compat.categories[node] as string) ?? 0) - (compat.depths[node] as number) * 12 - inWords;
	};
	const scored = candidates.map((candidate) => ({ candidate, points: score(candidate) }));
	scored.sort((a, b) => b.points - a.points || a.candidate.node - b.candidate.node);
	const groups = new Set<string>();
	const counts = new Map<string, number>();
	const picked: MissingFeature[] = [];
	for (const { candidate } of scored) {
		const category = compat.categories[candidate.node] as string;
		const count = counts.get(category) ?? 0;
		const group = compat.groups(candidate.node)[0] ?? (compat.paths[compat.parents[candidate.node] as number] as string);
		if (groups.has(group) || count >= SHOWN_PER_CATEGORY) continue;
		groups.add(group);
		counts.set(category, count + 1);
		picked.push(describe(compat, candidate, place));
		if (picked.length === SHOWN) break;
	}
	return picked;
}

function describe(compat: Compat, { node, having }: Candidate, place: number): MissingFeature {
	const path = compat.paths[node] as string;
	const { currentNumber = 0 } = compat.browsers[place] ?? {};
	const { support, statement } = supportAt(compat.statements(compat.rowOf(node), place), currentNumber);
	return {
		path,
		title: featureHeading(compat, node),
		kind: kindLabel(path),
		fixedIn: works(support) ? (statement?.[0] ?? "") : "",
		elsewhere: having.map((other) => compat.browsers[other]?.name ?? ""),
	};
}
