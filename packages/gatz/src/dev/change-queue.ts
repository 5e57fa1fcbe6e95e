/** Milliseconds that have to pass without another change before a run begins: an editor or a `git checkout` makes many at once. */
const QUIET = 25;
/** Milliseconds after which a run begins although changes go on. */
const PATIENCE = 250;

export interface ChangeQueue {
	/** Something has changed: a run begins soon, and none is over that began before the change. */
	add(): void;
	/** Resolves when a run that began after this call is over. Never rejects. */
	run(): Promise<void>;
	/** Resolves when the run under way is over; none begins any more. */
	close(): Promise<void>;
}

/**
 * Runs a task for changes: many at once cost one run, one that comes while the task runs costs another run, and none is lost.
 * @param onError gets what a run has failed with; the next change runs it again
 */
export function createChangeQueue(task: () => Promise<void>, onError: (error: unknown) => void): ChangeQueue {
	let timer: NodeJS.Timeout | undefined;
	let firstChange = 0;
	let isClosed = false;
	let isWaiting = false;
	let running: Promise<void> | undefined;

	function begin(): Promise<void> {
		clearTimeout(timer);
		isWaiting = false;
		running = task()
			.catch(onError)
			.finally(() => {
				running = undefined;
				if (isWaiting) schedule();
			});
		return running;
	}

	function schedule(): void {
		clearTimeout(timer);
		if (isClosed) return;
		const rest = firstChange + PATIENCE - Date.now();
		timer = setTimeout(begin, Math.max(0, Math.min(QUIET, rest)));
	}

	return {
		add() {
			if (!isWaiting) firstChange = Date.now();
			isWaiting = true;
			if (!running) schedule();
		},
		async run() {
			while (running) await running;
			if (!isClosed) await begin();
		},
		async close() {
			isClosed = true;
			clearTimeout(timer);
			await running;
		},
	};
}
