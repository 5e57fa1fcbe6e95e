/** `sessionStorage` that never throws: privacy settings may forbid it. */
export interface SessionStore {
	read(key: string): string | null;
	/** Whether it was kept. */
	write(key: string, value: string): boolean;
}

export function createSessionStore(window: Window): SessionStore {
	return {
		read(key) {
			try {
				return window.sessionStorage.getItem(key);
			} catch {
				return null;
			}
		},
		write(key, value) {
			try {
				window.sessionStorage.setItem(key, value);
				return true;
			} catch {
				return false;
			}
		},
	};
}
