/** Before the second and the third attempt, in milliseconds. */
const PAUSES = [100, 400];

/** Tries work again that fails: a network may be away for a moment. Rejects with the last failure. */
export async function retry<T>(work: () => Promise<T>): Promise<T> {
	for (const pause of PAUSES) {
		try {
			return await work();
		} catch {
			await new Promise((resolve) => setTimeout(resolve, pause));
		}
	}
	return work();
}
