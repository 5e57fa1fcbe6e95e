import type { PageWork } from "./page-work.js";

/**
 * Works on a page of a template when it is its turn; at once where nobody waits.
 *
 * @param run gets whether it had to wait
 * @throws Overload when it would have to wait too long
 */
export async function inTurn<T>(work: PageWork, template: string, run: (waited: boolean) => Promise<T>): Promise<T> {
	const turn = work.enter(template);
	try {
		if (turn) await turn;
		return await run(turn !== undefined);
	} finally {
		work.leave(template);
	}
}
