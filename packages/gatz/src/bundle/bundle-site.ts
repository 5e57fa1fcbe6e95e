import { basename } from "node:path";
import { createBuilder, type InlineConfig, type PluginOption, type Rolldown } from "vite";
import { SERVER_FILES } from "../artifact/schema.js";
import { joinComponent } from "../pages/content-file.js";
import { contentHash, hashOf } from "../system/hash.js";
import { PACKAGE_DIRECTORY } from "../system/package-directory.js";
import type { ClientRoutes } from "../universal/client-route.js";
import { GatzError } from "../universal/errors.js";
import type { DocumentAssets } from "../universal/renderer.js";
import { BROWSER_CHUNKS, guardedImports } from "./browser-chunks.js";
import { bundleError } from "./bundle-error.js";
import { documentAssets } from "./document-assets.js";
import { type EnvironmentRead, environmentReads } from "./environment-reads.js";
import { createExternalPackages, type ExternalPackage } from "./external-packages.js";
import { nonPageServerData } from "./non-page-server-data.js";
import { type BundledQueries, createQueryMapper } from "./query-mapper.js";
import { createQueryTags } from "./query-tags.js";
import { readFiles } from "./read-files.js";
import { serverOnlyGuard } from "./server-only.js";
import type { BundleInput } from "./site-input.js";
import { createSliceMapper, type SlicePlaceMap } from "./slice-mapper.js";
import { createSourceNames } from "./source-names.js";
import { BROWSER_ENTRY, FUNCTIONS_ENTRY, SERVER_ENTRY, templateOfProxy } from "./virtual-entries.js";
import { browserConstants, createViteConfig } from "./vite-config.js";
import { windowChecks } from "./window-checks.js";

/** A file of a bundle. `path` is relative to `public/` or to the server half. */
export interface BundledFile {
	readonly path: string;
	readonly content: string | Uint8Array;
}

/** A site's bundle for the server, in memory. */
export interface ServerBundle extends BundledQueries {
	/** Sorted by path. */
	readonly files: readonly BundledFile[];
	/** Template name → the names that its module exports. */
	readonly templateExports: Readonly<Record<string, readonly string[]>>;
	/** Packages that stay outside of the bundle, by directory. */
	readonly externals: readonly ExternalPackage[];
	readonly slicePlaces: SlicePlaceMap;
	/** Template name → hash of all code that rendering a page of it may run, slices excepted. */
	readonly renderHashes: Readonly<Record<string, string>>;
	/** Absolute paths of the files that the bundle was made from, sorted. */
	readonly sources: readonly string[];
}

/** A site's bundle for the browser, in memory. */
export interface BrowserBundle extends BundledQueries {
	/** Sorted by path; their names hold a hash of their content, but for those below `~partytown/`. */
	readonly files: readonly BundledFile[];
	readonly assets: DocumentAssets;
	readonly slicePlaces: SlicePlaceMap;
	/** Variables that the site's browser code reads and does not get. */
	readonly environmentReads: readonly EnvironmentRead[];
	/** Absolute paths of the files that the bundle was made from, sorted. */
	readonly sources: readonly string[];
}

/** The server bundle's entry, which imports each template when it is needed. */
const ENTRY_FILE = SERVER_FILES.renderer;

const ASSET_NAMES = (asset: Rolldown.PreRenderedAsset): string =>
	asset.names.some((name) => name.endsWith(".css")) ? "styles-[hash].css" : "static/[name]-[hash][extname]";

/** How a bundle for a server is written. */
export const SERVER_OUTPUT = {
	// Names stay for stack traces; comments go, for they name folders.
	minify: { compress: true, mangle: false as const, codegen: { removeWhitespace: true } },
	entryFileNames: "[name].mjs",
	chunkFileNames: "chunks/[name]-[hash].mjs",
	assetFileNames: ASSET_NAMES,
} satisfies Rolldown.OutputOptions;
/** `"use client"` of packages says nothing here; how long our own plugins take is not the site's affair. */
const CHECKS = { moduleLevelDirective: false, bundlerTimings: false };

/**
 * Bundles a site for the server: React, the renderer and every template in one closed set of modules.
 * @throws GatzError BUNDLE_FAILED with the bundler's message, or what one of our own checks found
 */
export async function bundleServer(input: BundleInput): Promise<ServerBundle> {
	const externals = createExternalPackages(input);
	const pages = new Set(input.templates.flatMap(({ component, isSlice }) => (isSlice ? [] : [component])));
	const tags = createQueryTags(PACKAGE_DIRECTORY);
	const mapper = createQueryMapper({ tags, templates: input.templates, plugins: input.ssrPlugins });
	const sliceMapper = createSliceMapper(input.templates, input.ssrPlugins);
	let sources: readonly string[] = [];
	const config = createViteConfig(input, "production", () => ({ pages: [], redirects: [] }), tags, [
		windowChecks(),
		mapper.plugin,
		sliceMapper.plugin,
		nonPageServerData(input.siteDirectory, (file) => pages.has(file)),
		externals.plugin,
		readFiles((files) => {
			sources = withImages(files, input);
		}),
	]);
	const build = () =>
		buildEnvironment(config, "ssr", input.siteDirectory, {
			define: { "process.env.NODE_ENV": '"production"', ...input.settings.ssr.define },
			resolve: { noExternal: true as const },
			build: {
				ssr: true,
				sourcemap: true,
				emitAssets: false,
				target: "node20",
				minify: false as const,
				rolldownOptions: {
					checks: CHECKS,
					input: { render: SERVER_ENTRY, ...(input.functions.length > 0 && { functions: FUNCTIONS_ENTRY }) },
					output: { ...SERVER_OUTPUT, sourcemapPathTransform: createSourceNames(input.siteDirectory) },
				},
			},
		});
	let output = await build();
	while (externals.misplaced() > 0) output = await build();
	return {
		files: bundledFiles(output),
		templateExports: templateExports(output, input.templates),
		slicePlaces: sliceMapper.found(),
		externals: externals.imported(),
		renderHashes: renderHashes(output, input.templates),
		sources,
		...mapper.found(),
	};
}

/**
 * Bundles a site for the browser.
 * @param clientRoutes pages that the browser has to tell apart without asking the server; the rest is bundled meanwhile
 * @throws GatzError BUNDLE_FAILED, SERVER_ONLY_IN_BROWSER
 */
export async function bundleBrowser(input: BundleInput, clientRoutes: Promise<ClientRoutes>): Promise<BrowserBundle> {
	let reads: readonly EnvironmentRead[] = [];
	let sources: readonly string[] = [];
	const tags = createQueryTags(PACKAGE_DIRECTORY);
	const mapper = createQueryMapper({ tags, templates: input.templates, plugins: input.browserPlugins });
	const sliceMapper = createSliceMapper(input.templates, input.browserPlugins);
	const checks: PluginOption[] = [
		guardedImports(),
		windowChecks(),
		serverOnlyGuard(input.siteDirectory),
		mapper.plugin,
		sliceMapper.plugin,
		environmentReads(input.siteDirectory, (found) => {
			reads = found;
		}),
		readFiles((files) => {
			sources = withImages(files, input);
		}),
	];
	const config = createViteConfig(input, "production", () => clientRoutes, tags, checks);
	const output = await buildEnvironment(config, "client", input.siteDirectory, {
		define: browserConstants(input, "production"),
		build: {
			cssCodeSplit: false,
			sourcemap: input.settings.client.sourceMaps,
			rolldownOptions: {
				// A page need not export Head.
				checks: { ...CHECKS, importIsUndefined: false },
				input: { app: BROWSER_ENTRY },
				output: {
					entryFileNames: "[name]-[hash].js",
					chunkFileNames: (chunk: Rolldown.PreRenderedChunk) => `${templateOfProxy(chunk.facadeModuleId) ?? chunk.name}-[hash].js`,
					assetFileNames: ASSET_NAMES,
					sourcemapPathTransform: createSourceNames(input.siteDirectory),
					codeSplitting: BROWSER_CHUNKS,
				},
			},
		},
	});
	const files = bundledFiles(output);
	const bundleHash = contentHash(files.map((file) => `${file.path}\0${contentHash(file.content)}`).join("\n")).slice(0, 20);
	const assets = documentAssets(output, bundleHash, `${input.assetPrefix}${input.pathPrefix}/`);
	return { files, assets, environmentReads: reads, sources, slicePlaces: sliceMapper.found(), ...mapper.found() };
}

function withImages(files: readonly string[], { staticImages }: BundleInput): readonly string[] {
	return staticImages ? [...new Set([...files, ...staticImages.files()])].sort() : files;
}

/** Runs one of the bundler's environments. */
export async function buildEnvironment(
	config: InlineConfig,
	name: "client" | "ssr",
	siteDirectory: string,
	environment: NonNullable<InlineConfig["environments"]>[string],
): Promise<Rolldown.RolldownOutput> {
	try {
		const builder = await createBuilder({ ...config, environments: { [name]: environment } });
		const target = builder.environments[name];
		if (!target) throw new GatzError("INTERNAL", { message: `the bundler made no environment "${name}"` });
		const result = await builder.build(target);
		return (Array.isArray(result) ? result[0] : result) as Rolldown.RolldownOutput;
	} catch (error) {
		throw bundleError(error, siteDirectory);
	}
}

/** Sorted by path. */
export function bundledFiles({ output }: Rolldown.RolldownOutput): BundledFile[] {
	const files = output.map((file) => ({ path: file.fileName, content: file.type === "chunk" ? file.code : file.source }));
	return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}

function templateExports({ output }: Rolldown.RolldownOutput, templates: BundleInput["templates"]): Record<string, string[]> {
	const chunks = new Map(output.flatMap((file) => (file.type === "chunk" ? [[file.facadeModuleId, file]] : [])));
	const found = templates.flatMap((template) => {
		const chunk = chunks.get(joinComponent(template));
		return chunk ? [[template.name, [...chunk.exports].sort()]] : [];
	});
	return Object.fromEntries(found);
}

/**
 * Of the entry and of all that the template's module reaches, by static or dynamic import. What the entry imports as a template counts for
 * that template alone.
 */
function renderHashes({ output }: Rolldown.RolldownOutput, templates: BundleInput["templates"]): Record<string, string> {
	const chunks = new Map(output.flatMap((file) => (file.type === "chunk" ? [[file.fileName, file] as const] : [])));
	const files = new Map([...chunks.values()].map(({ fileName, facadeModuleId }) => [facadeModuleId, fileName]));
	const ofTemplates = new Set(templates.flatMap((template) => files.get(joinComponent(template)) ?? []));
	const reach = (root: string): Set<string> => {
		const reached = new Set([root]);
		for (const name of reached) {
			const { imports = [], dynamicImports = [] } = chunks.get(name) ?? {};
			const followed = name === ENTRY_FILE ? dynamicImports.filter((next) => !ofTemplates.has(next)) : dynamicImports;
			for (const next of [...imports, ...followed]) reached.add(next);
		}
		return reached;
	};
	const contentOf = ({ fileName, code }: Rolldown.OutputChunk): string =>
		// Only the first time: what else names a template's chunk depends on what is in it.
		fileName === ENTRY_FILE ? [...ofTemplates].reduce((text, file) => text.replace(basename(file), ""), code) : code;
	const contents = new Map([...chunks].map(([name, chunk]) => [name, contentHash(contentOf(chunk))]));
	const entry = reach(ENTRY_FILE);
	const hashes = templates.flatMap((template) => {
		const file = files.get(joinComponent(template));
		if (file === undefined) return [];
		const names = [...new Set([...entry, ...reach(file)])].sort();
		return [[template.name, hashOf(names.flatMap((chunk) => [chunk, contents.get(chunk) ?? ""]))]];
	});
	return Object.fromEntries(hashes);
}
