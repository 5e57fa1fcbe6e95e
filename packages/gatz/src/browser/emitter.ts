type Listener = (...args: unknown[]) => void;

/** `window.___emitter`; `"*"` hears everything, with the type first. SPEC 2.5.6. */
export interface Emitter {
	on(type: string, listener: Listener): void;
	off(type: string, listener: Listener): void;
	emit(type: string, event?: unknown): void;
}

export function createEmitter(): Emitter {
	const listeners: Record<string, Listener[]> = {};
	return {
		on(type, listener) {
			listeners[type] = [...(listeners[type] ?? []), listener];
		},
		off(type, listener) {
			listeners[type] = (listeners[type] ?? []).filter((other) => other !== listener);
		},
		emit(type, event) {
			for (const listener of listeners[type] ?? []) listener(event);
			for (const listener of listeners["*"] ?? []) listener(type, event);
		},
	};
}
