/**
 * How a browser supports a feature: `yes` without conditions; `partial` incompletely or under another name; `flag` once a setting is changed;
 * `preview` in a version that is not out; `no`; `unknown` when the data says nothing.
 */
export type Support = "yes" | "partial" | "flag" | "preview" | "no" | "unknown";

/** What a cell of a table shows. */
export interface SupportCell {
	readonly support: Support;
	/** The version that brought it, or "". With `no`: the one that removed it. */
	readonly version: string;
	/** What the visitor should know: `-webkit-`, `partial`, `removed`. */
	readonly mark?: string | null;
	readonly hasNotes?: boolean | null;
}

export const SUPPORT_WORDS: Readonly<Record<Support, string>> = {
	yes: "Supported",
	partial: "Partly supported",
	flag: "Behind a flag",
	preview: "In a preview version",
	no: "Not supported",
	unknown: "No data",
};
