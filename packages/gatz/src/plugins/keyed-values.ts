/** Small values that stay from build to build. The data layer's database is one. */
export interface KeyedValues {
	getValue(key: string): unknown;
	setValue(key: string, value: unknown): void;
}

/** Values that are gone with the process. */
export function createMemoryValues(): KeyedValues {
	const values = new Map<string, unknown>();
	return { getValue: (key) => values.get(key), setValue: (key, value) => void values.set(key, value) };
}
