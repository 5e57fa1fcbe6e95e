import { ByteLru } from "../system/byte-lru.js";
import type { ResponseHeaders } from "./exchange.js";

/** A page's document or JSON. */
export interface MadePage {
	readonly body: string | Uint8Array;
	/** What it needs: its Content-Security-Policy, where the site has one. The answer's own headers win. */
	readonly headers: Readonly<ResponseHeaders>;
	/** Something of it is left to the browser: nobody may keep it. */
	readonly isPartial?: boolean;
}

/** What was made on a first request, in memory alone: the disk may be read-only. Each process has its own. */
export interface DeferredPages {
	/**
	 * A text that is kept, or made now. Requests that come while it is made wait for it, so it is made once; where making it fails, they
	 * all fail, and the next request tries again.
	 */
	get(key: string, make: () => Promise<MadePage>): Promise<MadePage>;
}

/** @param limit bytes that all texts together may have; the one that was asked for least recently goes first */
export function createDeferredPages(limit: number): DeferredPages {
	const kept = new ByteLru<MadePage>(limit);
	const underWay = new Map<string, Promise<MadePage>>();
	const makeNow = async (key: string, make: () => Promise<MadePage>): Promise<MadePage> => {
		try {
			const page = await make();
			if (!page.isPartial) kept.set(key, page, 2 * (key.length + page.body.length));
			return page;
		} finally {
			underWay.delete(key);
		}
	};
	return {
		async get(key, make) {
			const page = kept.get(key);
			if (page) return page;
			const making = underWay.get(key) ?? makeNow(key, make);
			underWay.set(key, making);
			return making;
		},
	};
}
