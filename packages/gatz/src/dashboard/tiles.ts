import type { ServerStats } from "../universal/server-stats.js";
import type { StatsPeriod } from "../universal/stats-period.js";
import { countText, durationText, percentText, rateText } from "../universal/stats-text.js";
import type { History } from "./history.js";

interface Tile {
	readonly title: string;
	text(stats: ServerStats, recent: StatsPeriod): string;
	/** Whether somebody should look at it. */
	isAlarm?(stats: ServerStats, recent: StatsPeriod): boolean;
}

/** ms of which the tiles tell. */
const RECENT = 10_000;

const TILES: readonly Tile[] = [
	{ title: "Requests per s", text: (_, { rate }) => rateText(rate) },
	{ title: "Half within", text: (_, { median }) => durationText(median) },
	{ title: "95 % within", text: (_, { p95 }) => durationText(p95) },
	{ title: "5xx per s", text: (_, { errorRate }) => rateText(errorRate), isAlarm: (_, { errorRate }) => errorRate > 0 },
	{ title: "From the cache", text: (_, { cached }) => percentText(cached) },
	{ title: "Under way", text: ({ requests }) => countText(requests.active) },
	{ title: "Workers", text: ({ workers }) => countText(workers.filter(({ phase }) => phase === "ready").length) },
	{ title: "Restarts", text: ({ restarts }) => countText(restarts), isAlarm: hasJustLost },
	{ title: "Refused", text: ({ requests }) => countText(requests.refused), isAlarm: (_, { refused }) => refused > 0 },
	{ title: "Timed out", text: ({ requests }) => countText(requests.timedOut), isAlarm: (_, { timedOut }) => timedOut > 0 },
];

/** In the last ten minutes: it was not long ago, and may come again. */
function hasJustLost({ ended, time }: ServerStats): boolean {
	return ended.some((worker) => worker.isLoss && worker.time > time - 600_000);
}

/** @param list what becomes a list of numbers with their names */
export function createTiles(list: HTMLElement): (stats: ServerStats, history: History) => void {
	const shown = TILES.map((tile) => {
		const place = document.createElement("div");
		const title = document.createElement("dt");
		const value = document.createElement("dd");
		title.textContent = tile.title;
		place.append(title, value);
		list.append(place);
		return { tile, place, value };
	});
	return (stats, history) => {
		const recent = history.last(RECENT);
		if (!recent) return;
		for (const { tile, place, value } of shown) {
			value.textContent = tile.text(stats, recent);
			place.toggleAttribute("data-alarm", tile.isAlarm?.(stats, recent) === true);
		}
	};
}
