import type { App } from "../browser/app.js";
import { APP_STARTING, type DevelopWindow } from "../browser/develop.js";
import {
	BROWSER_ERROR,
	CHANGES_MARK,
	FAILED_MARK,
	MISSING_MARK,
	PAGE_OPENED,
	PAGE_STARTED,
	PAGES_PATH,
	PROBLEMS,
	type ProblemList,
	pageName,
} from "../universal/develop-messages.js";
import { createErrorOverlay } from "./error-overlay.js";
import { watchErrors } from "./watch-errors.js";

/** The part of `import.meta.hot` that the tools use. */
export interface Connection {
	on(event: string, listener: (payload: never) => void): void;
	send(event: string, payload: unknown): void;
}

export interface DevtoolsInput {
	readonly connection: Connection;
	/** Whether to offer the inspector. */
	readonly inspector: boolean;
}

/** What develop puts over a page: errors, the inspector, and a word where there is no page. */
export function startDevtools(window: DevelopWindow & typeof globalThis, { connection, inspector }: DevtoolsInput): void {
	const overlay = createErrorOverlay();
	const page = () => pageName(location.pathname, location.search);
	let latest: ProblemList | undefined;
	const listeners: (() => void)[] = [];
	let app: App | undefined;
	/** The site's code has failed to start. */
	let hasFailed = false;
	let hasChanged = false;

	function show(): void {
		const here = latest?.problems.filter(({ url }) => url === undefined || url === page()) ?? [];
		const reports = here.map(({ report }) => report);
		overlay.show(reports.filter((report, index) => reports.findIndex((other) => isSame(report, other)) === index));
	}

	connection.on(PROBLEMS, (list: ProblemList) => {
		const isLater = latest !== undefined && list.round > latest.round;
		latest = list;
		show();
		hasChanged ||= isLater;
		if (isLater) mend();
	});
	watchErrors(window, (error) => {
		// Where the server has failed, or a module of the page, it has said why: the site can't start then.
		const isKnown = !app && (hasMark(FAILED_MARK) || (latest?.problems ?? []).length > 0);
		if (!isKnown) connection.send(BROWSER_ERROR, { ...error, url: page() });
	});
	connection.send(PAGE_OPENED, { url: page() });

	if (location.pathname === PAGES_PATH) return void import("./page-list.js").then(({ showPageList }) => showPageList(document.body));
	if (hasMark(MISSING_MARK)) void import("./missing-page.js").then(({ showMissingPage }) => showMissingPage(location.pathname));
	if (inspector) void import("./inspector.js").then(({ startInspector }) => startInspector(onPage));

	/** Calls a listener with each page that is shown, the first one included. */
	function onPage(listener: () => void): void {
		listener();
		if (app) app.router.subscribe(listener);
		else listeners.push(listener);
	}

	function mend(): void {
		// A module that could not be loaded has never said that it starts.
		const isAbsent = document.readyState === "complete" && !window.___app;
		if (hasFailed || isAbsent || isBroken(app)) void reloadIfMended();
	}

	async function follow(): Promise<void> {
		try {
			app = await window.___app;
		} catch {
			// The first page can't be loaded; the reason was reported by whoever failed. It may have been mended meanwhile.
			hasFailed = true;
			if (hasChanged) mend();
		}
		for (const listener of [show, ...listeners]) app?.router.subscribe(listener);
		const rendered = document.querySelector(`script[${CHANGES_MARK}]`);
		if (app && rendered) connection.send(PAGE_STARTED, { changes: Number(rendered.getAttribute(CHANGES_MARK)) });
	}
	if (window.___app) void follow();
	else window.addEventListener(APP_STARTING, follow);
}

function isSame(a: { code: string; what: string; place?: string }, b: typeof a): boolean {
	return a.code === b.code && a.what === b.what && a.place === b.place;
}

/** Whether this document shows something else than its page, or React has given it up: nothing in it can be updated. */
function isBroken(app: App | undefined): boolean {
	if (document.getElementById("___gatsby")?.childElementCount === 0) return true;
	return hasMark(FAILED_MARK) || app?.router.view().resources.page.path === "/500.html";
}

/** How often, and after how many ms, a page that failed is asked for again: the server's modules are up to date soon after a change. */
const RETRIES = [0, 300, 900];

async function reloadIfMended(): Promise<void> {
	for (const delay of RETRIES) {
		await new Promise((resolve) => setTimeout(resolve, delay));
		const response = await fetch(location.href, { headers: { accept: "text/html" } });
		const isMended = response.status !== 500 || !(await response.text()).includes(`name="${FAILED_MARK}"`);
		if (isMended) return location.reload();
	}
}

function hasMark(name: string): boolean {
	return document.querySelector(`meta[name="${name}"]`) !== null;
}
