import type { Support } from "../compat/support";
import { versionNumber } from "../compat/version";
import type { BrowserHistory, FeatureView, HistoryEntry, TimelineBar } from "../compat/views";
import type { Browser, Compat } from "./compat.server";
import { readStatement, type Statement } from "./support.server";

const SHORTEST_SPAN = 6;

/** When each browser got a feature, as bars on one time line and as text. */
export function featureTimeline(compat: Compat, row: number, browsers: readonly number[]): FeatureView["timeline"] {
	const rows = browsers.flatMap((place) => {
		const statements = compat.statements(row, place)?.map((packed) => readStatement(packed, compat.text));
		const browser = compat.browsers[place];
		return statements && browser ? [{ browser, statements }] : [];
	});
	const today = compat.date;
	const dates = rows.flatMap(({ browser, statements }) =>
		statements.map(({ added }) => releaseDate(browser, added)).filter((date) => date !== ""),
	);
	const end = Date.parse(today);
	const lastYear = Number(today.slice(0, 4));
	const firstYear = Math.min(lastYear - SHORTEST_SPAN, ...dates.map((date) => Number(date.slice(0, 4))));
	const start = Date.UTC(firstYear, 0, 1);
	const at = (date: string) => round(((Date.parse(date) - start) / (end - start)) * 100);
	const step = Math.ceil((lastYear - firstYear) / 6);
	const ticks = [];
	for (let year = lastYear; year > firstYear; year -= step) ticks.unshift({ year, at: at(`${year}-01-01`) });
	return {
		ticks: ticks.filter((tick) => tick.at < 97),
		browsers: rows.map(({ browser, statements }) => history(browser, statements, today, at)),
	};
}

function history(browser: Browser, statements: readonly Statement[], today: string, at: (date: string) => number): BrowserHistory {
	return {
		id: browser.id,
		name: browser.name,
		bars: statements.flatMap((statement) => bar(browser, statement, today, at)).sort((a, b) => rank(a.support) - rank(b.support)),
		entries: statements.map((statement) => entry(browser, statement)),
	};
}

/** Better support is drawn over worse. */
function rank(support: Support): number {
	return ["flag", "partial", "yes"].indexOf(support);
}

function bar(browser: Browser, statement: Statement, today: string, at: (date: string) => number): TimelineBar[] {
	const from = releaseDate(browser, statement.added);
	if (from === "" || from > today) return [];
	const to = statement.removed === "" ? today : releaseDate(browser, statement.removed) || today;
	return [{ from: at(from), to: at(to), support: kind(statement) }];
}

function kind({ added, flag, partial, prefix, alternative }: Statement): Support {
	if (added === "") return "no";
	if (flag) return "flag";
	return partial || prefix || alternative ? "partial" : "yes";
}

function entry(browser: Browser, statement: Statement): HistoryEntry {
	const { added, removed, partial, prefix, alternative, flag, notes, impl } = statement;
	const remarks: string[] = [];
	if (prefix) remarks.push(`With the prefix <code>${escapeMarkup(prefix)}</code>`);
	if (alternative) remarks.push(`Under the name <code>${escapeMarkup(alternative)}</code>`);
	if (partial) remarks.push("Incomplete");
	if (flag) remarks.push(`Needs ${flag}`);
	const isOut = versionNumber(added) <= browser.currentNumber;
	return {
		support: added !== "" && !isOut ? "preview" : removed !== "" && kind(statement) === "yes" ? "no" : kind(statement),
		versions: versions(added, removed),
		date: releaseDate(browser, added),
		remarks,
		notes,
		bug: impl,
	};
}

function versions(added: string, removed: string): string {
	if (added === "") return "";
	if (added === "preview") return "Preview";
	return removed === "" ? `${added}` : `${added} until ${removed}`;
}

/** ISO date of a release; of the first one after it when that version is not listed. */
function releaseDate(browser: Browser, version: string): string {
	if (version === "" || version === "preview") return "";
	const number = versionNumber(version);
	return browser.releases.find((release) => release.number >= number)?.date ?? "";
}

function escapeMarkup(text: string): string {
	return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

function round(percent: number): number {
	return Math.round(Math.min(100, Math.max(0, percent)) * 10) / 10;
}
