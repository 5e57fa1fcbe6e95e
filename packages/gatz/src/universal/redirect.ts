/** A redirect that the browser follows by itself, without asking the server. SPEC 6.4.3. */
export interface BrowserRedirect {
	/** A path without path prefix. */
	readonly fromPath: string;
	/** A path without path prefix, perhaps with query and hash, or an absolute URL. */
	readonly toPath: string;
	readonly ignoreCase: boolean;
}
