/** Numbers equal values from 1, in order of arrival. */
export interface Pool<Value> {
	add(value: Value): number;
	readonly values: readonly Value[];
}

/** @param keyOf what makes two values equal; JSON by default */
export function createPool<Value>(keyOf: (value: Value) => string = JSON.stringify): Pool<Value> {
	const numbers = new Map<string, number>();
	const values: Value[] = [];
	return {
		values,
		add(value) {
			const key = keyOf(value);
			const known = numbers.get(key);
			if (known !== undefined) return known;
			values.push(value);
			numbers.set(key, values.length);
			return values.length;
		},
	};
}
