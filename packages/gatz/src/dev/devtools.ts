import { join } from "node:path";
import type { Plugin, ViteDevServer } from "vite";
import { PACKAGE_DIRECTORY } from "../system/package-directory.js";
import { BROWSER_ERROR, type BrowserError, CHANGES_MARK, PAGE_OPENED, PAGE_STARTED, PROBLEMS } from "../universal/develop-messages.js";
import { readBrowserError } from "./browser-errors.js";
import { type ChangeLog, createChangeLog } from "./change-log.js";
import type { Problems } from "./problems.js";

const ENTRY = "virtual:gatz/devtools";

export interface DevtoolsOptions {
	readonly problems: Problems;
	/** Whether pages show the inspector. */
	readonly inspector: boolean;
}

/** Puts our tools into every document of the dev server, in a module of their own that goes before all others. */
export function devtools({ problems, inspector }: DevtoolsOptions): Plugin {
	let changes: ChangeLog | undefined;
	return {
		name: "gatz:devtools",
		apply: "serve",
		resolveId: (id) => (id === ENTRY ? `\0${ENTRY}` : null),
		load: (id) => (id === `\0${ENTRY}` ? createEntry(inspector) : null),
		transformIndexHtml() {
			const attrs = { type: "module", src: `/@id/${ENTRY}`, [CHANGES_MARK]: String(changes?.count ?? 0) };
			return [{ tag: "script", attrs, injectTo: "head" }];
		},
		configureServer(vite) {
			changes = createChangeLog(vite.environments.client.hot);
			listenToPages(vite, problems, changes);
		},
	};
}

function createEntry(inspector: boolean): string {
	const start = JSON.stringify(join(PACKAGE_DIRECTORY, "dist/devtools/start.js"));
	return `import { startDevtools } from ${start};
startDevtools(window, { connection: import.meta.hot, inspector: ${inspector} });
`;
}

function listenToPages({ environments }: ViteDevServer, problems: Problems, changes: ChangeLog): void {
	const { client } = environments;
	client.hot.on(PAGE_OPENED, ({ url }: { url: string }, page) => {
		problems.opened(url);
		page.send(PROBLEMS, problems.list());
	});
	client.hot.on(PAGE_STARTED, (known: { changes: number }, page) => changes.tell(page, known.changes));
	client.hot.on(BROWSER_ERROR, async (error: BrowserError) => {
		const { moduleGraph } = client;
		problems.report(await readBrowserError(error, moduleGraph), { kind: "page", url: error.url });
	});
}
