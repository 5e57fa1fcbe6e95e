/** A redirect as the server answers it. Paths are without the path prefix. SPEC 6.4.1. */
export interface RedirectRow {
	/** Decoded; a pattern where it has `:name` or a last `*`. */
	readonly fromPath: string;
	/** A path of the site or an absolute URL, in ASCII. `:name` and `:splat` stand for what `fromPath` matched. */
	readonly toPath: string;
	/** Any other than 3xx: the answer of `toPath`, a path of the site, is sent with this status. */
	readonly status: number;
	readonly ignoreCase: boolean;
	/** Goes before pages and files. */
	readonly force: boolean;
}

/** A redirect that the browser follows by itself (`redirectInBrowser`). Paths are without the path prefix. SPEC 6.4.3–5. */
export interface BrowserRedirect {
	/** In lower case with `ignoreCase`. SPEC 2.2.8. */
	readonly fromPath: string;
	readonly toPath: string;
	readonly ignoreCase: boolean;
}
