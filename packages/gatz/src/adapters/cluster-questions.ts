/** A worker that can be asked: it answers by {@link ClusterQuestions.settle}. */
export interface AskedWorker {
	readonly id: number;
	ask(): void;
}

/** Questions to workers, each of which is answered, or not. */
export interface ClusterQuestions {
	/** A worker has answered, or never will. */
	settle(worker: number): void;
	/** Asks all, and waits for those that answer in time. */
	ask(workers: readonly AskedWorker[]): Promise<void>;
}

/** @param patience ms */
export function createClusterQuestions(patience: number): ClusterQuestions {
	const waiting = new Map<number, (() => void)[]>();

	function askOne({ id, ask }: AskedWorker): Promise<void> {
		return new Promise((resolve) => {
			waiting.set(id, [...(waiting.get(id) ?? []), resolve]);
			setTimeout(resolve, patience).unref();
			ask();
		});
	}

	return {
		settle(worker) {
			for (const resolve of waiting.get(worker) ?? []) resolve();
			waiting.delete(worker);
		},
		async ask(workers) {
			await Promise.all(workers.map(askOne));
		},
	};
}
