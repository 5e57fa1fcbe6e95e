import type { EndedWorker, ErrorNote, ServerStats, SlowRun, WorkerStats } from "../universal/server-stats.js";
import type { RoutePace } from "../universal/stats-period.js";
import { ageText, clockText, countText, durationText, percentText, rateText, shortBuild } from "../universal/stats-text.js";
import { type Chart, createChart } from "./chart.js";
import type { History } from "./history.js";
import { type Column, createTable } from "./table.js";
import { createTiles } from "./tiles.js";

/** All that the page shows. */
export interface View {
	show(stats: ServerStats, history: History): void;
	drawCharts(history: History): void;
	/** Says how it is going; a screen reader tells when that changes. */
	say(state: "live" | "away" | "waiting", text: string): void;
}

export function byId(id: string): HTMLElement {
	return document.getElementById(id) as HTMLElement;
}

export function createView(): View {
	const charts = createCharts();
	byId("charts").append(...charts.map(({ figure }) => figure));
	const showTiles = createTiles(byId("tiles"));
	const showRoutes = createTable(byId("routes"), ROUTES, "No request yet.");
	const showWorkers = createTable(byId("workers"), WORKERS, "None is running.");
	const showSlowest = createTable(byId("slowest"), SLOWEST, "None.");
	const showErrors = createTable(byId("errors"), ERRORS, "None.");
	const showEnded = createTable(byId("ended"), ENDED, "None.");
	const drawCharts = ({ moments }: History) => {
		for (const chart of charts) chart.draw(moments);
	};
	return {
		drawCharts,
		show(stats, history) {
			const { build, version, node, started, time } = stats;
			setText("server", `Build ${shortBuild(build)} · up ${ageText(time - started)} · Gatz ${version} · Node.js ${node}`);
			showTiles(stats, history);
			drawCharts(history);
			setText("span", history.seen === 0 ? "all the time" : `the last ${ageText(Math.min(60_000, history.seen))}`);
			showRoutes(history.last(60_000)?.routes ?? []);
			showWorkers(stats.workers.map((worker) => ({ ...worker, age: time - worker.started })));
			showSlowest(stats.slowest);
			showErrors(stats.errors);
			showEnded(stats.ended);
			setText("restarts", stats.restarts === 0 ? "None" : countText(stats.restarts));
		},
		say(state, text) {
			byId("state").dataset.state = state;
			setText("state", text);
		},
	};
}

function setText(id: string, text: string): void {
	const element = byId(id);
	if (element.textContent !== text) element.textContent = text;
}

function createCharts(): Chart[] {
	return [
		createChart({
			title: "Requests per second",
			lines: [
				{ value: "rate", name: "All", colour: "blue" },
				{ value: "errorRate", name: "5xx", colour: "red" },
			],
			text: rateText,
			least: 1,
		}),
		createChart({
			title: "Time to the answer",
			lines: [
				{ value: "p95", name: "95 %", colour: "orange" },
				{ value: "median", name: "Half", colour: "blue" },
			],
			text: durationText,
			least: 5,
		}),
		createChart({
			title: "Event-loop lag",
			lines: [{ value: "lag", name: "Worst worker", colour: "violet" }],
			text: durationText,
			least: 10,
		}),
		createChart({
			title: "From the cache",
			lines: [{ value: "cached", name: "Hits", colour: "green" }],
			text: percentText,
			least: 1,
			most: 1,
		}),
	];
}

const ROUTES: readonly Column<RoutePace>[] = [
	{ title: "Route", kind: "path", text: ({ route }) => route },
	{ title: "Per s", kind: "number", text: ({ rate }) => rateText(rate) },
	{ title: "Half", kind: "number", text: ({ median }) => durationText(median) },
	{ title: "95 %", kind: "number", text: ({ p95 }) => durationText(p95) },
	{ title: "Requests", kind: "number", text: ({ total }) => countText(total) },
	{ title: "5xx", kind: "number", text: ({ totalErrors }) => countText(totalErrors) },
];

const WORKERS: readonly Column<WorkerStats & { readonly age: number }>[] = [
	{ title: "Worker", kind: "short", text: ({ id }) => String(id) },
	{ title: "State", kind: "short", text: ({ phase }) => phase },
	{ title: "Busy", kind: "number", text: ({ utilisation }) => percentText(utilisation) },
	{ title: "Lag", kind: "number", text: ({ lag }) => durationText(lag) },
	{ title: "Memory", kind: "number", text: ({ memory }) => `${countText(memory)} MB` },
	{ title: "Up", kind: "number", text: ({ age }) => ageText(age) },
	{ title: "Process", kind: "number", text: ({ pid }) => String(pid) },
	{ title: "Build", kind: "id", text: ({ build }) => shortBuild(build) },
];

const SLOWEST: readonly Column<SlowRun>[] = [
	{ title: "Path", kind: "path", text: ({ path }) => path },
	{ title: "Took", kind: "number", text: ({ duration }) => durationText(duration) },
	{ title: "At", kind: "short", text: ({ time }) => clockText(time) },
	{ title: "Route", kind: "path", text: ({ route }) => route },
	{ title: "Request", kind: "id", text: ({ requestId }) => requestId },
];

const ERRORS: readonly Column<ErrorNote>[] = [
	{ title: "Message", kind: "wide", text: ({ message }) => message },
	{ title: "At", kind: "short", text: ({ time }) => clockText(time) },
	{ title: "Asked", kind: "path", text: ({ method, path }) => path && `${method} ${path}` },
	{ title: "Request", kind: "id", text: ({ requestId }) => requestId },
	{ title: "Code", kind: "id", text: ({ code }) => code },
];

const ENDED: readonly Column<EndedWorker>[] = [
	{ title: "Worker", kind: "short", text: ({ id }) => String(id) },
	{ title: "At", kind: "short", text: ({ time }) => clockText(time) },
	{ title: "Ended", kind: "wide", text: ({ how, isLoss }) => `${how}${isLoss ? "" : ", as it was told to"}` },
];
