import type { Connect, ProxyOptions } from "vite";
import { NO_PAGES, type Site } from "../build/load-site.js";
import type { ProxyEntry } from "../config.js";
import type { Reporter } from "../plugin-api.js";
import { runHook } from "../plugins/run-hook.js";
import { createDevApp, type DevApp } from "./dev-app.js";
import type { LiveData } from "./live-data.js";
import { pluginFiles } from "./plugin-files.js";
import { addRefreshEndpoint } from "./refresh-endpoint.js";

/** What a site and its plugins answer by themselves in develop, before any page. SPEC 1.16.15, 6.1.21. */
export async function createSiteApp(site: Site, data: LiveData): Promise<DevApp> {
	const app = createDevApp();
	const files = pluginFiles(site.directory, site.data.session.jobs);
	app.use(files);
	addRefreshEndpoint(app, data, process.env);
	site.config.developMiddleware?.(app as never);
	await runHook(site.plugins, "onCreateDevServer", site.createArguments(NO_PAGES), { app });
	// One of them may have made a file for another request since it was looked for.
	app.use(files);
	return app;
}

/** gatsby-config's `proxy`: requests below the prefix go to the URL, with their whole path. SPEC 6.3.9. */
export function createProxy(entries: readonly ProxyEntry[]): Record<string, ProxyOptions> {
	const asPattern = (text: string) => text.replace(/[^\w/-]/g, "\\$&");
	return Object.fromEntries(
		entries.map(({ prefix, url }) => [`^${asPattern(prefix.replace(/\/$/, ""))}/`, { target: url, changeOrigin: true }]),
	);
}

/** A handler of the site or a plugin has failed. */
export function failRequest(response: Parameters<Connect.SimpleHandleFunction>[1], error: unknown, reporter: Reporter): void {
	reporter.error(error);
	if (response.headersSent) response.destroy();
	else response.writeHead(500, { "content-type": "text/plain; charset=utf-8" }).end("Internal Server Error");
}
