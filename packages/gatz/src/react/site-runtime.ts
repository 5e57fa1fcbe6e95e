/** What the browser's entry puts on `window` for the components of a page. SPEC 2.5.5, 2.5.7. */
export interface SiteRuntime {
	/** `to` with path prefix, or a number of history entries. Settles when the page is shown. */
	___navigate(to: string | number, options?: NavigateOptions): Promise<void> | void;
	___loader: {
		/** Asks for a page in advance, when there is time. `path` with path prefix and query. */
		enqueue(path: string): unknown;
		/** Loads a page at once: the visitor is about to go there. */
		hovering(path: string): void;
		/** A page that is loaded. SPEC 5.1.10. */
		loadPageSync(path: string): { readonly component: unknown; readonly json: object } | undefined;
	};
}

/** Event that the browser runtime dispatches on `window` after it has pushed or replaced a history entry. */
export const NAVIGATED = "gatz:navigated";

export interface NavigateOptions<State = unknown> {
	/** Ends in `location.state`. SPEC 5.5.13. */
	readonly state?: State;
	/** Replaces the history entry instead of adding one. */
	readonly replace?: boolean;
}

/** The running site; its parts are missing until the entry has started, and in tests of components. */
export function siteRuntime(): Partial<SiteRuntime> {
	return window as unknown as Partial<SiteRuntime>;
}
