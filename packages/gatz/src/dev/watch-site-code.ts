import { basename, dirname } from "node:path";
import type { ViteDevServer } from "vite";
import type { Site } from "../build/load-site.js";
import type { Reporter } from "../plugin-api.js";
import type { HookWaits } from "../plugins/hook-waits.js";
import type { Plugin } from "../plugins/plugin.js";
import type { LiveData } from "./live-data.js";
import { whenWritten } from "./missed-writes.js";
import { reloadPlugins } from "./reload-hooks.js";
import { readSiteCode, type SiteCode } from "./site-code.js";

export interface WatchSiteCodeOptions {
	readonly vite: ViteDevServer;
	readonly site: Site;
	readonly data: LiveData;
	readonly reporter: Reporter;
	readonly waits: HookWaits;
	/** Everything has to begin anew, because of a file. */
	restart(file: string): void;
}

/** Files that, when they come or go, change what a plugin is. */
const PLUGIN_MODULE = /^gatsby-(?:config|node|browser|ssr)\.[cm]?[jt]sx?$/;

/** Does again what code that runs at build feeds: a gatsby-node its stages, gatsby-config and `.env` files everything. */
export async function watchSiteCode({ vite, site, data, reporter, waits, restart }: WatchSiteCodeOptions): Promise<SiteCode> {
	const { directory, plugins } = site;
	let code = await readSiteCode(directory, plugins);
	vite.watcher.add([...code.files]);
	const stale = new Set<Plugin>();
	/** The file that changed last. */
	let latest = "";

	async function reload(): Promise<void> {
		if (stale.size === 0) return;
		const changed = new Set(stale);
		stale.clear();
		try {
			await reloadPlugins(site, changed, reporter);
			reporter.info(`gatsby-node is taken over: ${[...changed].map(({ name }) => name).join(", ")}`);
		} finally {
			code = await readSiteCode(directory, plugins);
			vite.watcher.add([...code.files]);
		}
	}

	const onChange = (file: string): void => {
		const users = code.pluginsOf(file);
		if (code.isConfig(file) || (users.length > 0 && waits.isLate)) restart(file);
		else if (users.length > 0) {
			latest = file;
			for (const plugin of users) stale.add(plugin);
			void whenWritten(file).then(() => data.change(reload));
		}
	};
	const folders = new Set([directory, ...plugins.map((plugin) => plugin.directory)]);
	const onPresence = (file: string): void => {
		if (PLUGIN_MODULE.test(basename(file)) && folders.has(dirname(file))) restart(file);
		else onChange(file);
	};
	// What has changed comes after a hook that may never end.
	waits.onLate(() => {
		if (stale.size > 0) restart(latest);
	});
	vite.watcher.on("change", onChange).on("add", onPresence).on("unlink", onPresence);
	return code;
}
