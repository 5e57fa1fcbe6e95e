import type { SessionStore } from "./session-store.js";

const KEY = "gatsby-reload-compilation-hash-match";

/** Notices that the site was built anew since this document was made. SPEC 5.7.7, 5.10.3. */
export interface BuildGuard {
	/** Whether a hash that came with an answer is that of another build. */
	isOther(hash: string | null | undefined): boolean;
	/** Whether to load a URL as a document: not if that was done last, and gave this very build. So no loop can come about. */
	mayReload(href: string): boolean;
}

/** @param currentHash of the build that made the document; empty in development */
export function createBuildGuard(currentHash: () => string | undefined, store: SessionStore): BuildGuard {
	return {
		isOther(hash) {
			const own = currentHash();
			return Boolean(own && hash && own !== hash);
		},
		mayReload(href) {
			const done = `${currentHash()} ${href}`;
			return store.read(KEY) !== done && store.write(KEY, done);
		},
	};
}
