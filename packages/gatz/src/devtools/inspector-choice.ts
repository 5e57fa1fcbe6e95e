const KEY = "gatz:inspector";

/** Whether whoever sits at this browser wants the inspector. */
export function hasInspector(): boolean {
	return readChoice() !== "off";
}

export function setInspector(isOn: boolean): void {
	try {
		if (isOn) localStorage.removeItem(KEY);
		else localStorage.setItem(KEY, "off");
	} catch {
		// Nothing is remembered where the browser has no storage for the site.
	}
}

function readChoice(): string | null {
	try {
		return localStorage.getItem(KEY);
	} catch {
		return null;
	}
}
