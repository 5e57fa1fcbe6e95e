/** `sessionStorage` that never throws: privacy settings may forbid it. */
export interface SessionStore {
	read(key: string): string | null;
	/** Whether it was kept. */
	write(key: string, value: string): boolean;
}

export function createSessionStore(window: Window): SessionStore {
	return {
		read: (key) => attempt(() => window.sessionStorage.getItem(key)),
		write: (key, value) => attempt(() => window.sessionStorage.setItem(key, value) === undefined) ?? false,
	};
}

function attempt<T>(work: () => T): T | null {
	try {
		return work();
	} catch {
		return null;
	}
}
