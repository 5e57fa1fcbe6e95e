import type { ErrorReport } from "./error-report.js";

/** What the dev server and the pages that are open in browsers tell each other. Names of events on the dev server's own connection. */
export const PROBLEMS = "gatz:problems";
export const BROWSER_ERROR = "gatz:browser-error";
/** A page has just come, and wants to know of {@link PROBLEMS}. */
export const PAGE_OPENED = "gatz:page-opened";

/** A page runs, and wants to know what has changed since it was rendered. */
export const PAGE_STARTED = "gatz:page-started";

/** Something that is wrong with the site that is being developed. */
export interface Problem {
	readonly report: ErrorReport;
	/** Path and search string of the page that can't be shown because of it; absent when it concerns all. */
	readonly url?: string;
}

/** Payload of {@link PROBLEMS}. */
export interface ProblemList {
	/** Counts changes of the site's files: what failed before may succeed now. */
	readonly round: number;
	readonly problems: readonly Problem[];
}

/** Payload of {@link BROWSER_ERROR}: an error that arose in a browser, its stack in the code that the browser ran. */
export interface BrowserError {
	readonly name: string;
	readonly message: string;
	readonly stack: string;
	/** Path and search string of the page. */
	readonly url: string;
}

/** Where the tools ask the dev server. */
export const PAGES_PATH = "/___pages";
export const PAGES_DATA_PATH = "/___pages.json";
export const INSPECTION_PATH = "/___inspect";

/** A page in the list of pages. */
export interface ListedPage {
	readonly path: string;
	readonly matchPath?: string;
	/** As far as the text of its template tells. */
	readonly mode: "SSG" | "DSG" | "SSR";
	/** Its template, relative to the site. */
	readonly source: string;
}

/** What the inspector shows of the answers for a page. */
export interface Inspection {
	readonly path: string;
	readonly mode: "SSG" | "DSG" | "SSR";
	readonly why: string;
	/** Template, relative to the site. */
	readonly source: string;
	/** Template, as an editor takes it. */
	readonly place: string;
	/** Pattern or path of the page, and of those that match too and come after it. */
	readonly routes: readonly { readonly route: string; readonly source: string }[];
	readonly params: Readonly<Record<string, string>>;
	/** The latest document and the latest JSON that were sent. */
	readonly answers: readonly InspectedAnswer[];
}

export interface InspectedAnswer {
	readonly as: "html" | "json";
	readonly status: number;
	/** Milliseconds of each step, in order. */
	readonly timings: readonly (readonly [step: string, milliseconds: number])[];
	/** Bytes of the answer's body. */
	readonly size: number;
	readonly cacheControl: string;
	/** Who said so: `getServerData`, `headers in gatsby-config` or `default`. */
	readonly cacheControlBy: string;
}

/** In the head of a document that stands for a page that failed, or that is not there. */
export const FAILED_MARK = "gatz-failed";
export const MISSING_MARK = "gatz-missing";

/** Attribute of a script in the head of each document: how many changes open pages had been told of when it was rendered. */
export const CHANGES_MARK = "data-changes";

/** The URL of a page, its slash at the end left out: how dev server and browser name one. */
export function pageName(path: string, search: string): string {
	return (path.replace(/\/+$/, "") || "/") + search;
}
