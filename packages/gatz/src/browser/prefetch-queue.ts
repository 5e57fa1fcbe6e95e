const PARALLEL = 4;

/** Work for when the browser has time, a few at once. One that fails holds up nobody. SPEC 5.9.2, 8.43. */
export interface PrefetchQueue {
	/** @returns takes it out again; whether that was still possible */
	add(work: () => Promise<unknown>): () => boolean;
}

/** @param whenIdle calls back when there is time */
export function createPrefetchQueue(whenIdle: (callback: () => void) => void): PrefetchQueue {
	const waiting = new Set<() => Promise<unknown>>();
	let running = 0;
	function next(): void {
		for (const work of waiting) {
			if (running === PARALLEL) return;
			waiting.delete(work);
			running += 1;
			void work()
				.catch(() => {})
				.finally(() => {
					running -= 1;
					whenIdle(next);
				});
		}
	}
	return {
		add(work) {
			waiting.add(work);
			whenIdle(next);
			return () => waiting.delete(work);
		},
	};
}
