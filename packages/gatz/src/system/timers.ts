// When a server goes on. Hosts without Node.js get `timers.web.ts`.

/** Calls back in the next turn of the event loop, after what has come in by then was read. */
export const afterTurn: (callback: () => void) => void = setImmediate;

/** Calls back after `milliseconds`, unless the process ends before: it does not wait for that. */
export function startTimer(callback: () => void, milliseconds: number): ReturnType<typeof setTimeout> {
	return setTimeout(callback, milliseconds).unref();
}
