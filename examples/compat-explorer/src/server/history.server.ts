import type { BrowserHistory, HistoryEntry } from "../compat/feature";
import type { Support } from "../compat/support";
import { versionNumber } from "../compat/version";
import type { Browser, Compat } from "./compat.server";
import { readStatement, type Statement } from "./support.server";

/** When browsers got a feature and lost it: those of them that the data speaks about. */
export function featureHistory(compat: Compat, row: number, browsers: readonly string[]): BrowserHistory[] {
	return browsers.flatMap((id) => {
		const place = compat.browserIndex(id);
		const browser = compat.browsers[place];
		const statements = compat.statements(row, place);
		if (!browser || !statements) return [];
		return [{ browser: id, entries: statements.map((packed) => entry(browser, readStatement(packed, compat.text))) }];
	});
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
		from: releaseDate(browser, added),
		to: releaseDate(browser, removed),
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

/** ISO date of a release; of the first one after it when that version is not listed; "" when it is not out. */
export function releaseDate(browser: Browser, version: string): string {
	if (version === "" || version === "preview") return "";
	const number = versionNumber(version);
	return browser.releases.find((release) => release.number >= number)?.date ?? "";
}

function escapeMarkup(text: string): string {
	return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
