/** The candidate that was probably meant, undefined when none is near: at most a third of its letters may differ. */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
	let best: string | undefined;
	let bestDistance = Number.POSITIVE_INFINITY;
	for (const candidate of candidates) {
		const distance = editDistance(word.toLowerCase(), candidate.toLowerCase());
		if (distance <= Math.max(1, candidate.length / 3) && distance < bestDistance) {
			best = candidate;
			bestDistance = distance;
		}
	}
	return best;
}

/** A sentence with the nearest candidate and a leading space, "" when none is near: fits `{hint}` of the error catalogue. */
export function suggest(word: string, candidates: Iterable<string>): string {
	const meant = nearest(word, candidates);
	return meant === undefined ? "" : ` Did you mean "${meant}"?`;
}

/** Number of letters to insert, delete, replace or swap with a neighbour that make one word the other. */
export function editDistance(a: string, b: string): number {
	let beforeLast: number[] = [];
	let last = Array.from({ length: b.length + 1 }, (_, column) => column);
	for (let row = 1; row <= a.length; row++) {
		const current = [row];
		for (let column = 1; column <= b.length; column++) {
			const same = a[row - 1] === b[column - 1];
			let distance = Math.min(at(last, column) + 1, at(current, column - 1) + 1, at(last, column - 1) + (same ? 0 : 1));
			const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
			if (swapped) distance = Math.min(distance, at(beforeLast, column - 2) + 1);
			current.push(distance);
		}
		beforeLast = last;
		last = current;
	}
	return at(last, b.length);
}

function at(row: readonly number[], column: number): number {
	return row[column] ?? Number.POSITIVE_INFINITY;
}
