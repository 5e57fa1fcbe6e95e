import { join } from "node:path";
import type { ViteDevServer } from "vite";
import type { Site } from "../build/load-site.js";
import type { Reporter } from "../plugin-api.js";
import type { FunctionSource } from "./function-source.js";
import type { LiveData } from "./live-data.js";
import type { PageSource } from "./page-source.js";

export interface WatchSourcesOptions {
	readonly vite: ViteDevServer;
	readonly site: Site;
	readonly pages: PageSource;
	readonly functions: FunctionSource;
	readonly data: LiveData;
	readonly reporter: Reporter;
	/** Has the entries made anew, and browsers load their page again. */
	reload(): void;
}

/**
 * A page, function or shadow that comes or goes, or a page that turns from static to server-rendered, counts without a restart.
 * SPEC 3.1.11.
 */
export function watchSources({ vite, site, pages, functions, data, reporter, reload }: WatchSourcesOptions): void {
	const { shadows } = site;
	const folder = join(vite.config.root, "src/pages");
	const refreshShadows = async (): Promise<void> => {
		if (!(await shadows.refresh())) return;
		await data.change(pages.refresh);
		// Any module may import a file that has another one in its place now.
		for (const environment of Object.values(vite.environments)) environment.moduleGraph.invalidateAll();
		reload();
	};
	const onPresence = (file: string): void => {
		if (file.startsWith(folder)) data.collectPages();
		else if (file.includes("/src/api/")) functions.refresh().then(reload, reporter.error);
		if (shadows.isShadow(file)) refreshShadows().catch(reporter.error);
	};
	vite.watcher.on("add", onPresence).on("unlink", onPresence);
	vite.watcher.on("change", (file) => {
		pages.isFlippedBy(file).then((isOther) => isOther && data.collectPages(pages.templateOf(file)), reporter.error);
	});
}
