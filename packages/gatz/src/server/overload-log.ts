/** Milliseconds between two lines. */
const PAUSE = 10_000;

/** Says that requests are refused: at the first one, and then with their number, at most once in ten seconds. */
export function createOverloadLog(warn: (message: string) => void): (waiting: number) => void {
	let refused = 0;
	let lastLine = Number.NEGATIVE_INFINITY;
	return (waiting) => {
		refused++;
		const now = performance.now();
		if (now - lastLine < PAUSE) return;
		const count = refused === 1 ? "A request is" : `${refused} requests were`;
		warn(`${count} refused with 503: there is more to do than this process can; ${waiting} wait for their turn.`);
		lastLine = now;
		refused = 0;
	};
}
