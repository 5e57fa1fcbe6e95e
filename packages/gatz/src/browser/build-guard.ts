import type { SessionStore } from "./session-store.js";

const KEY = "gatsby-reload-compilation-hash-match";

/** Notices that the site was built anew since this document was made. SPEC 5.7.7, 5.10.3. */
export interface BuildGuard {
	/** Whether a hash that came with an answer is that of another build. */
	isOther(hash: string | null | undefined): boolean;
	/** True once for a URL that follows another: then it is to be loaded as a document. So no loop can come about. */
	mayReload(href: string): boolean;
}

/** @param currentHash of the build that made the document; empty in development */
export function createBuildGuard(currentHash: () => string | undefined, store: SessionStore): BuildGuard {
	return {
		isOther(hash) {
			const own = currentHash();
			return Boolean(own && hash && own !== hash);
		},
		mayReload: (href) => store.read(KEY) !== href && store.write(KEY, href),
	};
}
