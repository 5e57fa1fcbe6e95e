import { join } from "node:path";
import type { MdxCompiler } from "../bundle/mdx-files.js";
import type { StaticImages } from "../bundle/static-images.js";
import { findModule } from "../config/find-module.js";
import { createPrefixes, type Prefixes } from "../config/load-config.js";
import type { SiteConfig } from "../config.js";
import { openSiteData, type SiteData } from "../data/open-site-data.js";
import { createSchemaDeclarations, type SchemaDeclarations } from "../data/schema-declarations.js";
import { collectSiteFunctions, type SiteFunction } from "../data/site-functions.js";
import { createSiteGraph, type SiteGraph } from "../data/site-graph.js";
import { PAGE_EXTENSIONS } from "../pages/page-files.js";
import type { Reporter } from "../plugin-api.js";
import type { ActionSink } from "../plugins/actions.js";
import { type ComponentShadows, createComponentShadows } from "../plugins/component-shadows.js";
import type { SchemaActions } from "../plugins/data-actions.js";
import { createHookArguments } from "../plugins/hook-arguments.js";
import type { HookWaits } from "../plugins/hook-waits.js";
import { loadPlugins } from "../plugins/load-plugins.js";
import { loadThemedConfig } from "../plugins/load-themes.js";
import type { Plugin } from "../plugins/plugin.js";
import { type HookArguments, runHook } from "../plugins/run-hook.js";
import { applyEnv, readEnvFiles } from "../system/env.js";
import { keepOneRenderer } from "./keep-one-renderer.js";
import { createMdxCompiler } from "./mdx-compiler.js";
import { createStaticImages } from "./static-image-maker.js";

/** A site whose configuration is read and whose plugins are loaded: what build and develop begin with. */
export interface Site {
	/** Absolute path. */
	readonly directory: string;
	readonly config: SiteConfig;
	readonly prefixes: Prefixes;
	/** In the order of gatsby-config, the site last. */
	readonly plugins: readonly Plugin[];
	/** Files of `src/api`, the site's and the plugins'. */
	readonly functions: readonly SiteFunction[];
	/** Absolute path of `src/html`, where the site has one. SPEC 2.3.9–10. */
	readonly htmlFile: string | undefined;
	readonly shadows: ComponentShadows;
	/** Whether its pages are bundled for a runtime without Node.js, too. */
	readonly needsWorker: boolean;
	/** `GATSBY_*` variables of the environment and of `.env` files. */
	readonly publicEnvironment: Readonly<Record<string, string>>;
	/** What is kept between builds and the nodes, in memory. Its database has to be closed. */
	readonly data: SiteData;
	readonly graph: SiteGraph;
	readonly declarations: SchemaDeclarations;
	/** Where the site has gatsby-plugin-image. */
	readonly staticImages?: StaticImages;
	/** Where the site has gatsby-plugin-mdx. */
	readonly mdx?: MdxCompiler;
	/** Extensions of files that become pages, with their dots. */
	readonly extensions: readonly string[];
	createArguments(sink: ActionSink): HookArguments;
}

export interface LoadSiteOptions {
	readonly directory: string;
	/** `--prefix-paths`. */
	readonly prefixPaths: boolean;
	readonly reporter: Reporter;
	/** From {@link loadSiteConfig}, where somebody had to look at it before. */
	readonly config?: SiteConfig;
	readonly needsWorker?: boolean;
	/** The site was loaded in this process before, and its code may be another one. */
	readonly isAnew?: boolean;
	/** Who waits for the plugins' hooks, where somebody may give that up. */
	readonly waits?: HookWaits;
	/** Told of the plugins before any of their hooks runs. */
	onPlugins?(plugins: readonly Plugin[]): void;
}

/** Reads `.env` files and gatsby-config with those of themes. */
export async function loadSiteConfig(directory: string, isAnew = false): Promise<SiteConfig> {
	applyEnv((await readEnvFiles(directory, process.env)).values, process.env);
	return loadThemedConfig(directory, isAnew);
}

/** Reads `.env` files and gatsby-config with those of themes, loads the plugins and runs the hooks that come before everything else. SPEC 6.1.2–6.1.4. */
export async function loadSite({ directory, prefixPaths, reporter, isAnew = false, ...given }: LoadSiteOptions): Promise<Site> {
	const { config = await loadSiteConfig(directory, isAnew), needsWorker = false, waits, onPlugins } = given;
	const prefixes = createPrefixes(config, prefixPaths);
	const plugins = await keepOneRenderer(await loadPlugins({ directory, config, reporter, isAnew, ...(waits && { waits }) }), reporter);
	onPlugins?.(plugins);
	const htmlFile = await findModule(join(directory, "src"), "html");
	const declarations = createSchemaDeclarations();
	const schemaActions = actionsOf(declarations);
	const common = { directory, config, prefixes, plugins, reporter };
	const data = await openSiteData({ ...common, buildTime: new Date(), schemaActions });
	const { session, source, database } = data;
	const functions = await collectSiteFunctions(directory, plugins);
	session.show(() => ({ functions }));
	const graph = createSiteGraph({ ...common, store: database.store, declarations });
	const createArguments = (sink: ActionSink) =>
		createHookArguments({
			...common,
			session,
			reads: source.reads,
			graphql: graph.graphql,
			sink: { ...source.actions, ...schemaActions, ...sink },
		});
	const args = createArguments(NO_PAGES);
	const staticImages = createStaticImages({ directory, plugins, reporter, createArguments: args });
	const mdx = createMdxCompiler(plugins, args);
	try {
		for (const hook of ["onPreInit", "onPluginInit", "onPreBootstrap"] as const) await runHook(plugins, hook, args);
	} catch (error) {
		await database.close();
		throw error;
	}
	const shadows = await createComponentShadows(plugins);
	const publicEnvironment = publicVariables(process.env);
	const extensions = [...PAGE_EXTENSIONS, ...(mdx?.extensions ?? [])];
	const compilers = { ...(staticImages && { staticImages }), ...(mdx && { mdx }) };
	const own = { functions, htmlFile, shadows, needsWorker, publicEnvironment, extensions, ...compilers };
	return { directory, config, prefixes, plugins, ...own, data, graph, declarations, createArguments };
}

function actionsOf({
	createTypes,
	createFieldExtension,
	addThirdPartySchema,
	createResolverContext,
	printTypeDefinitions,
}: SchemaDeclarations): SchemaActions {
	return { createTypes, createFieldExtension, addThirdPartySchema, createResolverContext, printTypeDefinitions };
}

/** Outside of the hooks that make pages, making one has no effect in Gatsby either. */
export const NO_PAGES: ActionSink = { createPage: () => {}, deletePage: () => {} };

function publicVariables(environment: NodeJS.ProcessEnv): Record<string, string> {
	const found = Object.entries(environment).filter(([key, value]) => key.startsWith("GATSBY_") && value !== undefined);
	return Object.fromEntries(found.sort(([a], [b]) => (a < b ? -1 : 1))) as Record<string, string>;
}
