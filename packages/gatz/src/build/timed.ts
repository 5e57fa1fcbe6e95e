import type { Reporter } from "../plugin-api.js";

/** Runs a task and tells how long it took, unless it fails. */
export async function timed<T>(reporter: Reporter, name: string, task: () => Promise<T>): Promise<T> {
	const activity = reporter.activityTimer(name);
	activity.start();
	const result = await task();
	activity.end();
	return result;
}
