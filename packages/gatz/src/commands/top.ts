import { setTimeout } from "node:timers/promises";
import { openScreen } from "../system/screen.js";
import type { Terminal } from "../system/terminal.js";
import { GatzError, thrownMessage } from "../universal/errors.js";
import type { ServerStats } from "../universal/server-stats.js";
import { periodBetween } from "../universal/stats-period.js";
import { clockText } from "../universal/stats-text.js";
import { type CommandArguments, runCommand } from "./run-command.js";
import { describeServer } from "./server-report.js";

export interface TopArguments extends CommandArguments {
	/** Where the server's operations port is. Default: `http://localhost:9001`. */
	readonly url?: string;
}

/** ms between two questions, and until one is given up. */
const INTERVAL = 2000;
const PATIENCE = 5000;
/** ms of which it tells where nobody looks on. */
const GLANCE = 1000;
/** How many answers back the rates are counted from. */
const KEPT = 5;

/** `gatz top`: how a running server is doing, on a screen that follows it until somebody presses q; where there is no terminal, once. */
export default function top(args: TopArguments): Promise<number> {
	return runCommand(args, { nodeEnv: "production" }, async ({ terminal }) => {
		const url = statsUrl(args.url ?? "http://localhost:9001");
		const first = await ask(url);
		if (terminal.interactive && process.stdin.isTTY) {
			await follow(url, first, terminal.style);
			return 0;
		}
		await setTimeout(GLANCE);
		const second = await ask(url);
		terminal.print(describeServer(second, periodBetween(first, second), { style: terminal.style }).join("\n"));
		return 0;
	});
}

type Style = Terminal["style"];

const HOW_TO_END = "q ends";

async function follow(url: string, first: ServerStats, style: Style): Promise<void> {
	const screen = openScreen(process.stdin, process.stdout);
	const { isLeft } = screen;
	let answers: readonly ServerStats[] = [first];
	let awaySince: number | undefined;
	const draw = (): void => {
		const size = screen.size();
		const earlier = answers.length > 1 ? answers[0] : undefined;
		const latest = answers.at(-1) as ServerStats;
		const lines = describeServer(latest, periodBetween(earlier, latest), { style, ...size });
		const notice = awaySince === undefined ? HOW_TO_END : `No answer since ${clockText(awaySince)}; asking again. ${HOW_TO_END}`;
		screen.draw([...lines.slice(0, size.rows - 1), style("dim", notice)]);
	};
	screen.onResize(draw);
	try {
		while (!isLeft.aborted) {
			draw();
			await setTimeout(INTERVAL, undefined, { signal: isLeft }).catch(() => {});
			if (isLeft.aborted) return;
			const next = await ask(url, isLeft).catch(() => undefined);
			awaySince = next ? undefined : (awaySince ?? Date.now());
			if (next) answers = [...answers.filter(({ started }) => started === next.started), next].slice(-KEPT);
		}
	} finally {
		screen.close();
	}
}

async function ask(url: string, isLeft?: AbortSignal): Promise<ServerStats> {
	const signals = [AbortSignal.timeout(PATIENCE), ...(isLeft ? [isLeft] : [])];
	try {
		const answer = await fetch(url, { signal: AbortSignal.any(signals) });
		if (answer.ok) return (await answer.json()) as ServerStats;
		throw new Error(`it answered ${answer.status}`);
	} catch (thrown) {
		const { cause = thrown } = thrown as Error;
		const problem = (cause as NodeJS.ErrnoException).code;
		throw new GatzError(
			"STATS_UNAVAILABLE",
			{ url, problem: typeof problem === "string" ? problem : thrownMessage(cause) },
			{ cause: thrown },
		);
	}
}

function statsUrl(given: string): string {
	try {
		return new URL("stats", /\/$/.test(given) ? given : `${given}/`).href;
	} catch {
		throw new GatzError("OPTION_INVALID", { option: "--url", problem: `is "${given}", which is no URL` });
	}
}
