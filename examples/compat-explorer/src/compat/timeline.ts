import type { BrowserHistory, HistoryEntry } from "./feature";
import type { Support } from "./support";

/** A stretch of the time line, in percent of its width. */
export interface TimelineBar {
	readonly from: number;
	readonly to: number;
	readonly support: Support;
}

/** Years on the axis, and where a stretch of time lies on it. */
export interface TimelineScale {
	readonly ticks: readonly { readonly year: number; readonly at: number }[];
	/** Bars of one browser; better support comes later, and so is drawn over worse. */
	bars(history: BrowserHistory): TimelineBar[];
}

/** In years. */
const SHORTEST_SPAN = 6;

/** Years before which there is no room for a number, in percent. */
const LAST_TICK = 97;

/** @param today ISO date at which the axis ends */
export function timelineScale(histories: readonly BrowserHistory[], today: string): TimelineScale {
	const lastYear = Number(today.slice(0, 4));
	const years = histories.flatMap(({ entries }) => entries.flatMap(({ from }) => (from === "" ? [] : [Number(from.slice(0, 4))])));
	const firstYear = Math.min(lastYear - SHORTEST_SPAN, ...years);
	const start = Date.UTC(firstYear, 0, 1);
	const end = Date.parse(today);
	const at = (date: string) => round(((Date.parse(date) - start) / (end - start)) * 100);
	const step = Math.ceil((lastYear - firstYear) / 6);
	const ticks = [];
	for (let year = lastYear; year > firstYear; year -= step) ticks.unshift({ year, at: at(`${year}-01-01`) });
	return {
		ticks: ticks.filter((tick) => tick.at < LAST_TICK),
		bars: ({ entries }) =>
			entries
				.filter(({ from }) => from !== "" && from <= today)
				.map((entry) => ({ from: at(entry.from), to: at(entry.to || today), support: supportThen(entry) }))
				.sort((a, b) => rank(a.support) - rank(b.support)),
	};
}

/** What is no longer supported was, while it lasted. */
function supportThen({ support }: HistoryEntry): Support {
	return support === "no" ? "yes" : support;
}

function rank(support: Support): number {
	return ["flag", "partial", "yes"].indexOf(support);
}

function round(percent: number): number {
	return Math.round(Math.min(100, Math.max(0, percent)) * 10) / 10;
}
