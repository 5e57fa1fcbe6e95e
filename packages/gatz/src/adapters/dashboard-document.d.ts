/** The page of the operations port, which scripts/build.mjs makes out of src/dashboard. */
export declare const DASHBOARD: {
	/** A document with all that it needs. */
	readonly html: string;
	/** Its Content-Security-Policy. */
	readonly policy: string;
};
