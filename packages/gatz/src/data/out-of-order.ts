/**
 * Indices of as few numbers as have to be taken out for the others to be in ascending order, ascending: those outside of a longest
 * ascending subsequence. Of two numbers that are the wrong way round, one at least is among them.
 */
export function outOfOrder(numbers: readonly number[]): number[] {
	if (numbers.every((number, index) => index === 0 || (numbers[index - 1] as number) < number)) return [];
	/** By length less one: index of the least number that ends an ascending subsequence of that length. */
	const ends: number[] = [];
	const before = numbers.map((number, index) => {
		const length = lengthBelow(number);
		ends[length] = index;
		return length > 0 ? (ends[length - 1] as number) : -1;
	});
	const inOrder = new Set<number>();
	for (let index = ends.at(-1) ?? -1; index !== -1; index = before[index] as number) inOrder.add(index);
	return [...numbers.keys()].filter((index) => !inOrder.has(index));

	/** Length of the longest ascending subsequence so far that ends below a number. */
	function lengthBelow(number: number): number {
		let [low, high] = [0, ends.length];
		while (low < high) {
			const middle = (low + high) >> 1;
			if ((numbers[ends[middle] as number] as number) < number) low = middle + 1;
			else high = middle;
		}
		return low;
	}
}
