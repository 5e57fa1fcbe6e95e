import type { ServerStats } from "../universal/server-stats.js";
import { periodBetween, type StatsPeriod } from "../universal/stats-period.js";

/** What is drawn of one moment: a column for each line of a chart; null where there is nothing to draw. */
export interface Moment {
	/** Seconds since 1970, by the browser's clock, which may differ from the server's. */
	readonly time: number;
	readonly rate: number | null;
	readonly errorRate: number | null;
	/** ms. */
	readonly median: number | null;
	readonly p95: number | null;
	/** Of the worker where it is worst. ms. */
	readonly lag: number | null;
	/** From 0 to 1. */
	readonly cached: number | null;
}

/** What the server has said in the last ten minutes. */
export interface History {
	readonly moments: readonly Moment[];
	/** @param now ms since 1970 */
	add(stats: ServerStats, now: number): void;
	/** The server did not answer. */
	addGap(now: number): void;
	/** What happened in the last `time` ms, as far as it was seen; when nothing was, since the server's start. */
	last(time: number): StatsPeriod | undefined;
	/** ms of the last minute that were seen; 0: nothing yet but one answer. */
	readonly seen: number;
}

const LENGTH = 600_000;

export function createHistory(): History {
	let answers: readonly ServerStats[] = [];
	let moments: readonly Moment[] = [];

	function addMoment(moment: Moment): void {
		moments = [...moments.filter(({ time }) => time > moment.time - LENGTH / 1000), moment];
	}

	return {
		get moments() {
			return moments;
		},
		get seen() {
			return (answers.at(-1)?.time ?? 0) - (answers[0]?.time ?? 0);
		},
		add(stats, now) {
			const before = answers.at(-1);
			const isSameServer = before?.started === stats.started;
			// Of an earlier minute only what is drawn is needed.
			answers = isSameServer ? [...answers.filter(({ time }) => time >= stats.time - 62_000), stats] : [stats];
			const lag = Math.max(0, ...stats.workers.map((worker) => worker.lag));
			const { rate, errorRate, median, p95, cached } = isSameServer ? periodBetween(before, stats) : NOTHING_YET;
			addMoment({ time: now / 1000, rate, errorRate, median, p95, lag, cached });
		},
		addGap(now) {
			addMoment({ time: now / 1000, ...NOTHING_YET, lag: null });
		},
		last(time) {
			const latest = answers.at(-1);
			if (!latest) return undefined;
			const before = answers.find((answer) => answer !== latest && answer.time >= latest.time - time - 1000);
			return periodBetween(before, latest);
		},
	};
}

const NOTHING_YET = { rate: null, errorRate: null, median: null, p95: null, cached: null };
