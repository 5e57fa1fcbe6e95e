import react from "@vitejs/plugin-react";
import type { InlineConfig } from "vite";
import { createBundleInput } from "../build/bundle-input.js";
import type { Site } from "../build/load-site.js";
import { createQueryTags } from "../bundle/query-tags.js";
import { askedForPlugins, browserConstants, createViteConfig } from "../bundle/vite-config.js";
import { NO_SETTINGS, type SettingsBySide } from "../plugins/bundler-settings.js";
import { PACKAGE_DIRECTORY } from "../system/package-directory.js";
import { devtools } from "./devtools.js";
import type { FunctionSource } from "./function-source.js";
import { latestComponents } from "./latest-components.js";
import type { LiveQueries } from "./live-queries.js";
import { optimizedDependencies } from "./optimized-dependencies.js";
import type { PageSource } from "./page-source.js";
import { problemRounds } from "./problem-rounds.js";
import type { Problems } from "./problems.js";
import { queryUpdates } from "./query-updates.js";
import { createServerEnvironment } from "./server-environment.js";
import { writtenSources } from "./written-sources.js";

/** Packages whose code runs in the dev server's module graph although they are installed: they import the framework. */
const INLINED = [/^gatsby($|\/|-)/, "gatz", "@reach/router", "@gatsbyjs/reach-router"];

export interface DevelopConfigOptions {
	readonly site: Site;
	readonly settings: SettingsBySide;
	readonly pages: PageSource;
	readonly functions: FunctionSource;
	readonly queries: LiveQueries;
	readonly problems: Problems;
}

/** How Vite serves a site's modules, to browsers and to the renderer. */
export function createDevelopConfig({ site, settings, pages, functions, queries, problems }: DevelopConfigOptions): InlineConfig {
	const input = createBundleInput(site, settings, { pages: pages.entries, slices: pages.slices, functions: functions.list });
	const { jsxImportSource } = input;
	const installed = site.plugins.filter(({ directory }) => directory.includes("/node_modules/")).map(({ name }) => name);
	const apart = ["gatsby", "gatz", ...queries.packages(), ...installed];
	const config = createViteConfig(input, "development", pages.clientRoutes, createQueryTags(PACKAGE_DIRECTORY), [
		react({ include: /\.[jt]sx?$/, ...(jsxImportSource !== undefined && { jsxImportSource }) }),
		writtenSources(),
		latestComponents(),
		queryUpdates({
			queries: () => queries,
			templateOf: pages.templateOf,
			isSlice: (file) => pages.slices().some(({ component }) => component === file),
		}),
		problemRounds(problems),
		optimizedDependencies(apart),
		devtools({ problems, inspector: process.env.GATZ_INSPECTOR !== "false" }),
	]);
	return {
		...config,
		environments: {
			client: {
				define: browserConstants(input, "development"),
				optimizeDeps: {
					// What the browser will load: dependencies that are found late cost a reload.
					entries: [...input.templates.map(({ component }) => component), ...input.browserPlugins.map(({ file }) => file)],
					rolldownOptions: {
						moduleTypes: { ".js": "jsx" as const },
						plugins: askedForPlugins({ settings: { client: settings.client, ssr: NO_SETTINGS } }, true),
					},
					include: ["react", "react-dom", "react-dom/client", "react/jsx-runtime", "react/jsx-dev-runtime"],
					exclude: apart,
				},
			},
			ssr: {
				define: settings.ssr.define,
				dev: { createEnvironment: createServerEnvironment },
				resolve: { noExternal: [...INLINED, ...queries.packages(), ...installed] },
			},
		},
	};
}
