/** Keeps the most recently used values, up to a number of bytes. */
export class ByteLru<Value> {
	/** In order of use: a Map keeps the order of insertion, and a read inserts anew. */
	readonly #entries = new Map<string, { readonly value: Value; readonly bytes: number }>();
	readonly #limit: number;
	#bytes = 0;
	/** The entry that was used last: reading it again changes no order. */
	#newest: string | undefined;

	/** @param limit bytes that all values together may have */
	constructor(limit: number) {
		this.#limit = limit;
	}

	/** Bytes of what is kept. */
	get bytes(): number {
		return this.#bytes;
	}

	get(key: string): Value | undefined {
		const entry = this.#entries.get(key);
		if (entry && key !== this.#newest) {
			this.#entries.delete(key);
			this.#entries.set(key, entry);
			this.#newest = key;
		}
		return entry?.value;
	}

	/** From the one that was used least recently on. */
	*values(): Iterable<Value> {
		for (const { value } of this.#entries.values()) yield value;
	}

	/** Keeps a value, unless it alone is over the limit. `bytes` should count the key too when values are small. */
	set(key: string, value: Value, bytes: number): void {
		this.delete(key);
		if (bytes > this.#limit) return;
		this.#entries.set(key, { value, bytes });
		this.#newest = key;
		this.#bytes += bytes;
		for (const oldest of this.#entries.keys()) {
			if (this.#bytes <= this.#limit) break;
			this.delete(oldest);
		}
	}

	delete(key: string): void {
		const entry = this.#entries.get(key);
		if (!entry) return;
		this.#entries.delete(key);
		this.#bytes -= entry.bytes;
	}
}
