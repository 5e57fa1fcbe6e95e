import type { PageResources } from "./page-resources.js";

const LIMIT = 50;

/** Pages by history entry: what back and forward may show without asking. The oldest go first. */
export interface HeldPages {
	get(entry: string): PageResources | undefined;
	set(entry: string, page: PageResources): void;
}

export function createHeldPages(): HeldPages {
	const pages = new Map<string, PageResources>();
	return {
		get: (entry) => pages.get(entry),
		set(entry, page) {
			pages.delete(entry);
			pages.set(entry, page);
			if (pages.size > LIMIT) pages.delete(pages.keys().next().value as string);
		},
	};
}
