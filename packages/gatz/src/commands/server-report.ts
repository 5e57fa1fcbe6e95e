import type { Terminal } from "../system/terminal.js";
import { cut, setTable, type TextColumn } from "../system/text-table.js";
import type { ErrorNote, ServerStats, SlowRun, WorkerStats } from "../universal/server-stats.js";
import type { RoutePace, StatsPeriod } from "../universal/stats-period.js";
import { ageText, clockText, countText, durationText, percentText, rateText, shortBuild } from "../universal/stats-text.js";

export interface ReportOptions {
	readonly style: Terminal["style"];
	/** Characters of a line. Default: as many as it takes. */
	readonly columns?: number;
	/** Lines that there is place for. Default: as many as it takes. */
	readonly rows?: number;
}

/** How a server is doing, in lines. Where there is not place for all, each table has its first rows. */
export function describeServer(
	stats: ServerStats,
	period: StatsPeriod,
	{ style, columns = Number.POSITIVE_INFINITY, rows = Number.POSITIVE_INFINITY }: ReportOptions,
): string[] {
	const { build, version, started, time, requests, restarts } = stats;
	const head = [
		`Gatz ${version}, build ${shortBuild(build)}, up ${ageText(time - started)}`,
		`${rateText(period.rate)} requests per s, ${rateText(period.errorRate)} with 5xx, half within ${durationText(period.median)}, ` +
			`95 % within ${durationText(period.p95)}, from the cache ${percentText(period.cached)}`,
		`${countText(requests.active)} under way, ${countText(requests.refused)} refused, ${countText(requests.timedOut)} timed out, ` +
			`${countText(restarts)} ${restarts === 1 ? "worker" : "workers"} lost`,
	];
	// A blank line, a title and a line of heads for each table, and a line for the notice below.
	const place = Math.max(1, rows - head.length - 4 * 3 - 1);
	const workers = Math.min(stats.workers.length, Math.max(1, Math.floor(place / 4)));
	const rest = Math.max(1, Math.floor((place - workers) / 3));
	const table = <Row>(title: string, shape: readonly TextColumn<Row>[], all: readonly Row[], most: number): string[] => {
		if (all.length === 0) return ["", `${style("bold", title)} none`];
		const [heads = "", ...lines] = setTable(shape, all.slice(0, most), columns);
		return ["", style("bold", title), style("dim", heads), ...lines];
	};
	return [
		style("bold", cut(head[0] as string, columns)),
		...head.slice(1).map((line) => cut(line, columns)),
		...table("Routes", ROUTES, period.routes, rest),
		...table(
			"Workers",
			WORKERS,
			stats.workers.map((worker) => ({ ...worker, age: time - worker.started })),
			workers,
		),
		...table("Slowest getServerData of the last ten minutes", SLOWEST, stats.slowest, rest),
		...table("Last errors", ERRORS, stats.errors, rest),
	];
}

const ROUTES: readonly TextColumn<RoutePace>[] = [
	{ title: "PER S", isNumber: true, text: ({ rate }) => rateText(rate) },
	{ title: "HALF", isNumber: true, text: ({ median }) => durationText(median) },
	{ title: "95 %", isNumber: true, text: ({ p95 }) => durationText(p95) },
	{ title: "REQUESTS", isNumber: true, text: ({ total }) => countText(total) },
	{ title: "5XX", isNumber: true, text: ({ totalErrors }) => countText(totalErrors) },
	{ title: "ROUTE", text: ({ route }) => route },
];

const WORKERS: readonly TextColumn<WorkerStats & { readonly age: number }>[] = [
	{ title: "WORKER", isNumber: true, text: ({ id }) => String(id) },
	{ title: "PROCESS", isNumber: true, text: ({ pid }) => String(pid) },
	{ title: "STATE", text: ({ phase }) => phase },
	{ title: "BUSY", isNumber: true, text: ({ utilisation }) => percentText(utilisation) },
	{ title: "LAG", isNumber: true, text: ({ lag }) => durationText(lag) },
	{ title: "MEMORY", isNumber: true, text: ({ memory }) => `${memory} MB` },
	{ title: "UP", isNumber: true, text: ({ age }) => ageText(age) },
	{ title: "BUILD", text: ({ build }) => shortBuild(build) },
];

const SLOWEST: readonly TextColumn<SlowRun>[] = [
	{ title: "AT", text: ({ time }) => clockText(time) },
	{ title: "TOOK", isNumber: true, text: ({ duration }) => durationText(duration) },
	{ title: "REQUEST", text: ({ requestId }) => requestId },
	{ title: "PATH", text: ({ path }) => path },
];

const ERRORS: readonly TextColumn<ErrorNote>[] = [
	{ title: "AT", text: ({ time }) => clockText(time) },
	{ title: "REQUEST", text: ({ requestId }) => requestId },
	{ title: "ASKED", text: ({ method, path }) => path && `${method} ${path}` },
	{ title: "MESSAGE", text: ({ message }) => message },
];
