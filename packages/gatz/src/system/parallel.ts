/**
 * Runs a task for every item, at most `limit` at a time, and gives the results in the order of the items. After a failure no new
 * task is begun; the first failure is thrown when those under way have ended.
 */
export async function mapParallel<Item, Result>(
	items: Iterable<Item>,
	limit: number,
	task: (item: Item) => Promise<Result>,
): Promise<Result[]> {
	const results: Result[] = [];
	const failures: unknown[] = [];
	const source = items[Symbol.iterator]();
	let count = 0;
	const lane = async (): Promise<void> => {
		while (failures.length === 0) {
			const next = source.next();
			if (next.done) return;
			const index = count++;
			try {
				results[index] = await task(next.value);
			} catch (error) {
				failures.push(error);
			}
		}
	};
	await Promise.all(Array.from({ length: limit }, lane));
	if (failures.length > 0) throw failures[0];
	return results;
}
