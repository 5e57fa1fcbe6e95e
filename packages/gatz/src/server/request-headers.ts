import type { RequestHeaderValues } from "./exchange.js";

const INSPECT = Symbol.for("nodejs.util.inspect.custom");

/**
 * `context.headers`: a Map with lower-case names (SPEC 1.3.2) that answers to any spelling (SPEC 8.56). It reads Node's object in
 * place and copies it only when someone iterates or writes.
 */
export class RequestHeaders extends Map<string, string | string[]> {
	#unread: RequestHeaderValues | null;
	#readsVisitor = false;

	constructor(values: RequestHeaderValues) {
		super();
		this.#unread = values;
	}

	/** Whether someone has read cookies, Authorization or all headers: what was made of them may be one visitor's. */
	get readsVisitor(): boolean {
		return this.#readsVisitor;
	}

	override get(name: string): string | string[] | undefined {
		const key = name.toLowerCase();
		if (key === "cookie" || key === "authorization") this.#readsVisitor = true;
		if (!this.#unread) return super.get(key);
		return Object.hasOwn(this.#unread, key) ? this.#unread[key] : undefined;
	}

	override has(name: string): boolean {
		return this.get(name) !== undefined;
	}

	override set(name: string, value: string | string[]): this {
		this.#fill();
		return super.set(name.toLowerCase(), value);
	}

	override delete(name: string): boolean {
		this.#fill();
		return super.delete(name.toLowerCase());
	}

	override clear(): void {
		this.#unread = null;
		super.clear();
	}

	override get size(): number {
		this.#fill();
		return super.size;
	}

	override entries() {
		this.#fill();
		return super.entries();
	}

	override keys() {
		this.#fill();
		return super.keys();
	}

	override values() {
		this.#fill();
		return super.values();
	}

	override [Symbol.iterator]() {
		return this.entries();
	}

	override forEach(visit: (value: string | string[], name: string, map: Map<string, string | string[]>) => void, self?: unknown): void {
		this.#fill();
		super.forEach(visit, self);
	}

	[INSPECT](): Map<string, string | string[]> {
		return new Map(this);
	}

	#fill(): void {
		const values = this.#unread;
		this.#readsVisitor = true;
		if (!values) return;
		this.#unread = null;
		for (const name of Object.keys(values)) {
			const value = values[name];
			if (value !== undefined) super.set(name, value);
		}
	}
}
