import type { ServerStats } from "../universal/server-stats.js";
import { clockText } from "../universal/stats-text.js";
import { createHistory } from "./history.js";
import { byId, createView } from "./view.js";

/** ms between two questions, and until one is given up. */
const INTERVAL = 2000;
const PATIENCE = 5000;

const history = createHistory();
const view = createView();
const pause = byId("pause");
let timer: ReturnType<typeof setTimeout> | undefined;
let awaySince: number | undefined;

async function ask(): Promise<void> {
	try {
		const answer = await fetch("stats", { cache: "no-store", signal: AbortSignal.timeout(PATIENCE) });
		if (!answer.ok) throw new Error(`${answer.status}`);
		const stats = (await answer.json()) as ServerStats;
		awaySince = undefined;
		history.add(stats, Date.now());
		view.show(stats, history);
		if (!isPaused()) view.say("live", "Live");
	} catch {
		awaySince ??= Date.now();
		history.addGap(Date.now());
		view.drawCharts(history);
		if (!isPaused()) view.say("away", `No answer since ${clockText(awaySince)}; asking again`);
	}
	if (!isPaused()) timer = setTimeout(ask, INTERVAL);
}

function isPaused(): boolean {
	return pause.getAttribute("aria-pressed") === "true";
}

pause.addEventListener("click", () => {
	clearTimeout(timer);
	pause.setAttribute("aria-pressed", String(!isPaused()));
	if (isPaused()) view.say("waiting", `Paused at ${clockText(Date.now())}`);
	else void ask();
});
void ask();
