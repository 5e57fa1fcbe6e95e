import { performance } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";

/** The variable of the environment by which a process knows that nobody waits for it. */
export const UNHURRIED = "GATZ_UNHURRIED";

/** The part of a processor that its start takes then. */
const PART = 1 / 3;

/**
 * Rests between two steps of a start that nobody waits for, as others answer meanwhile: in one go it would take a processor from them for
 * 100 ms, and whoever asks then would wait. Returns at once where the start is urgent.
 */
export async function restInStart(environment: Readonly<Record<string, string | undefined>>): Promise<void> {
	if (!environment[UNHURRIED]) return;
	const { user, system } = process.cpuUsage();
	const rest = (user + system) / 1000 / PART - performance.now();
	if (rest > 0) await sleep(rest);
}
