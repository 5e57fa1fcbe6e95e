import { ByteLru } from "../system/byte-lru.js";

/** What was made on a first request, in memory alone: the disk may be read-only. Each process has its own. */
export interface DeferredPages {
	/**
	 * A text that is kept, or made now. Requests that come while it is made wait for it, so it is made once; where making it fails, they
	 * all fail, and the next request tries again.
	 */
	get(key: string, make: () => Promise<string>): Promise<string>;
}

/** @param limit bytes that all texts together may have; the one that was asked for least recently goes first */
export function createDeferredPages(limit: number): DeferredPages {
	const kept = new ByteLru<string>(limit);
	const underWay = new Map<string, Promise<string>>();
	const makeNow = async (key: string, make: () => Promise<string>): Promise<string> => {
		try {
			const text = await make();
			kept.set(key, text, 2 * (key.length + text.length));
			return text;
		} finally {
			underWay.delete(key);
		}
	};
	return {
		async get(key, make) {
			const text = kept.get(key);
			if (text !== undefined) return text;
			const making = underWay.get(key) ?? makeNow(key, make);
			underWay.set(key, making);
			return making;
		},
	};
}
