type Listener = (event?: unknown) => void;

/** `window.___emitter`; `"*"` hears everything, with the type first. SPEC 2.5.6. */
export interface Emitter {
	on(type: string, listener: Listener): void;
	off(type: string, listener: Listener): void;
	emit(type: string, event?: unknown): void;
}

export function createEmitter(): Emitter {
	const listeners = new Map<string, Set<(...args: unknown[]) => void>>();
	return {
		on(type, listener) {
			listeners.set(type, (listeners.get(type) ?? new Set()).add(listener));
		},
		off(type, listener) {
			listeners.get(type)?.delete(listener);
		},
		emit(type, event) {
			for (const listener of listeners.get(type) ?? []) listener(event);
			for (const listener of listeners.get("*") ?? []) listener(type, event);
		},
	};
}
