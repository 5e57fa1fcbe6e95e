/** An error as it is shown to whoever can mend it, in the terminal and in the browser. Plain data. */
export interface ErrorReport {
	/** `GATZ_PAGE_EMPTY`; of an error without a code its name, `TypeError`. */
	readonly code: string;
	readonly what: string;
	/** Where, as pairs of a label and a value: `["File", "src/pages/a.js:3:7"]`. */
	readonly facts: readonly (readonly [label: string, value: string])[];
	/** Lines of source around the place. */
	readonly frame?: string;
	/** Lines of the stack, the site's first. */
	readonly stack: readonly string[];
	readonly fix?: string;
	/** The place as an editor takes it: absolute path, `:`, line and perhaps `:` and column. */
	readonly place?: string;
}
