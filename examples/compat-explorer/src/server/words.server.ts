/** Said in documentation, but not in the data: `Array.prototype.at` is `Array.at` there. */
const SILENT = new Set(["prototype"]);

/** `"Array.prototype.flatMap()"` → `["array", "flat", "map"]`, `"text-wrap: balance"` → `["text", "wrap", "balance"]`. */
export function words(text: string): string[] {
	if (/^[a-z]+$/.test(text)) return SILENT.has(text) ? [] : [text];
	const spaced = text.replace(/([a-z\d])([A-Z])/g, "$1 $2").replace(/([A-Z]+)([A-Z][a-z])/g, "$1 $2");
	const parts = spaced.toLowerCase().split(/[^\p{L}\p{N}]+/u);
	return parts.filter((part) => part !== "" && !SILENT.has(part));
}

/** All words as one: `"Abort Controller"` and `"AbortController"` → `"abortcontroller"`. */
export function compact(text: string): string {
	return words(text).join("");
}

/** The name that differs least from a text, in at most two letters; null when none is so close. */
export function suggestName(text: string, names: readonly string[]): string | null {
	const wanted = text.trim().toLowerCase();
	if (wanted.length < 4 || wanted.length > 40) return null;
	let best: string | null = null;
	let least = wanted.length > 6 ? 3 : 2;
	for (const name of new Set(names)) {
		if (Math.abs(name.length - wanted.length) >= least) continue;
		const distance = editDistance(wanted, name.toLowerCase(), least);
		if (distance < least) {
			best = name;
			least = distance;
		}
	}
	return best;
}

/** Letters to insert, remove, change or swap with a neighbour; `limit` or more when it is at least that. */
function editDistance(a: string, b: string, limit: number): number {
	let before: number[] = [];
	let previous = Array.from({ length: b.length + 1 }, (_, column) => column);
	for (let row = 1; row <= a.length; row++) {
		const current = [row];
		for (let column = 1; column <= b.length; column++) {
			const change = a[row - 1] === b[column - 1] ? 0 : 1;
			let cost = Math.min((previous[column] as number) + 1, (current[column - 1] as number) + 1, (previous[column - 1] as number) + change);
			const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
			if (swapped) cost = Math.min(cost, (before[column - 2] as number) + 1);
			current.push(cost);
		}
		if (Math.min(...current) >= limit) return limit;
		before = previous;
		previous = current;
	}
	return previous[b.length] as number;
}
