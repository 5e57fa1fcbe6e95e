import { createHash } from "node:crypto";
import { join, relative } from "node:path";
import { createLogger, type InlineConfig, type Logger, type Plugin, type PluginOption } from "vite";
import { PACKAGE_DIRECTORY } from "../system/package-directory.js";
import { bareRootImports } from "./bare-root-imports.js";
import { configuredModules } from "./configured-modules.js";
import { definedRequires } from "./defined-requires.js";
import { frameworkNames } from "./framework-names.js";
import { mdxFiles } from "./mdx-files.js";
import { sharedAliases } from "./module-aliases.js";
import { pageExports } from "./page-exports.js";
import { partytownFiles } from "./partytown-files.js";
import { providedNames } from "./provided-names.js";
import type { QueryTags } from "./query-tags.js";
import { serverOnlyMarker } from "./server-only.js";
import { shadowedFiles } from "./shadowed-files.js";
import type { BundleInput } from "./site-input.js";
import { sourceSyntax } from "./source-syntax.js";
import { staticImages } from "./static-images.js";
import { type ClientRouteSource, virtualEntries } from "./virtual-entries.js";

type PostcssPlugins = Exclude<NonNullable<NonNullable<InlineConfig["css"]>["postcss"]>, string>["plugins"];

/** Extensions that an import may leave out. */
const EXTENSIONS = [".mjs", ".js", ".jsx", ".ts", ".tsx", ".json"];

/** Imported assets below this many bytes become data URLs. SPEC 6.9.3. */
const INLINE_LIMIT = 10_000;

/**
 * What build and develop have in common: how the site's source is read, resolved and named. Each of the two adds what is its own.
 * @param tags see `createQueryTags`
 * @param extra plugins of the caller, after ours
 */
export function createViteConfig(
	input: BundleInput,
	mode: "production" | "development",
	clientRoutes: ClientRouteSource,
	tags: QueryTags,
	extra: PluginOption[] = [],
): InlineConfig {
	const develop = mode === "development";
	const { settings, styles, jsxImportSource } = input;
	const folders = [input.siteDirectory, ...input.pluginFolders];
	// Asked anew each time: in develop, pages come and go.
	const isPage = (file: string) => input.templates.some((template) => template.component === file);
	const isSource = (file: string) =>
		folders.some((folder) => file.startsWith(`${folder}/`) && !file.includes("/node_modules/", folder.length)) || isPage(file);
	return {
		configFile: false,
		root: input.siteDirectory,
		mode,
		base: `${develop ? "" : input.assetPrefix}${input.pathPrefix}/`,
		envDir: false,
		logLevel: "warn",
		customLogger: createQuietLogger(),
		clearScreen: false,
		appType: "custom",
		cacheDir: join(input.siteDirectory, ".cache/vite"),
		define: constants(input),
		plugins: [
			shadowedFiles(input),
			...askedForPlugins(input, !develop),
			frameworkNames(PACKAGE_DIRECTORY),
			virtualEntries(
				input,
				{
					browserApp: join(PACKAGE_DIRECTORY, "dist/browser/app.js"),
					...(develop && { browserDevelop: join(PACKAGE_DIRECTORY, "dist/browser/develop.js") }),
					browserSlices: join(PACKAGE_DIRECTORY, "dist/browser/site-slices.js"),
					renderer: join(PACKAGE_DIRECTORY, "dist/render/create-renderer.js"),
					functionRunner: join(PACKAGE_DIRECTORY, "dist/functions/create-function-runner.js"),
				},
				clientRoutes,
			),
			...(input.mdx ? [mdxFiles(input.mdx)] : []),
			pageExports(isPage, tags),
			tags.plugin,
			...(input.staticImages ? [staticImages(input.staticImages, isSource)] : []),
			sourceSyntax({ isSource, isPage, develop, ...(jsxImportSource !== undefined && { jsxImportSource }) }),
			bareRootImports(input.siteDirectory),
			serverOnlyMarker(),
			partytownFiles(),
			...extra,
		],
		oxc: { jsx: { runtime: "automatic", ...(jsxImportSource !== undefined && { importSource: jsxImportSource }) } },
		resolve: {
			alias: [...sharedAliases(settings), ...(styles.tildes ? [{ find: /^~(?=@?[a-z])/, replacement: "" }] : [])],
			tsconfigPaths: true,
			dedupe: ["react", "react-dom", "scheduler"],
			extensions: [...new Set([...EXTENSIONS, ...settings.client.extensions, ...settings.ssr.extensions])],
		},
		json: { namedExports: true, stringify: "auto" },
		css: {
			preprocessorOptions: styles.preprocessors,
			...(styles.postcssPlugins().length > 0 && { postcss: { plugins: [...styles.postcssPlugins()] as PostcssPlugins } }),
			modules: {
				localsConvention: "dashes",
				generateScopedName: (name, file) => scopedName(name, file, input.siteDirectory),
			},
		},
		build: {
			assetsInlineLimit: (file, content) => (/\.(html|css)$/.test(file) ? false : content.length < INLINE_LIMIT),
			modulePreload: false,
			reportCompressedSize: false,
			emptyOutDir: false,
			copyPublicDir: false,
			write: false,
		},
	};
}

/**
 * The plugins for what onCreateWebpackConfig asks for. Each works on its side only.
 * @param bundled whether a bundler links the modules, as in a build and for the packages that are bundled in develop
 */
export function askedForPlugins({ settings }: Pick<BundleInput, "settings">, bundled: boolean): Plugin[] {
	return (["client", "ssr"] as const).flatMap((side) => [
		...configuredModules({ side, settings: settings[side], bundled }),
		...definedRequires(side, settings[side].define),
		...providedNames(side, settings[side].provide),
	]);
}

/** Passes the bundler's warnings on, but not its word that a build failed: what failed is thrown, and reported once. */
function createQuietLogger(): Logger {
	const logger = createLogger("warn");
	return {
		...logger,
		error(message, options) {
			if (!/Build failed in/.test(message)) logger.error(message, options);
		},
	};
}

/** `<file>-module--<class>--<hash>`, the same in build and develop, whatever the folder of the site is called. */
function scopedName(name: string, file: string, siteDirectory: string): string {
	const path = relative(siteDirectory, file.replace(/\?.*$/, "")).replaceAll("\\", "/");
	const hash = createHash("sha256").update(`${path}\0${name}`).digest("base64url").slice(0, 5);
	const base = path
		.replace(/^.*\//, "")
		.replace(/\.[^.]+$/, "")
		.replace(/\./g, "-");
	return `${base}--${name}--${hash}`.replace(/[^\w-]/g, "_");
}

function constants(input: BundleInput): Record<string, string> {
	const publicKeys = Object.entries(input.publicEnvironment).map(([key, value]) => [`process.env.${key}`, JSON.stringify(value)]);
	return {
		__BASE_PATH__: JSON.stringify(input.pathPrefix),
		__PATH_PREFIX__: JSON.stringify(input.assetPrefix + input.pathPrefix),
		__ASSET_PREFIX__: JSON.stringify(input.assetPrefix),
		__TRAILING_SLASH__: JSON.stringify(input.trailingSlash),
		...Object.fromEntries(publicKeys),
	};
}

/** Constants of the browser only: on the server `process.env` and `global` are what they are. SPEC 6.8.2–6.8.6. */
export function browserConstants(input: BundleInput, mode: string): Record<string, string> {
	return {
		global: "globalThis",
		"process.env.NODE_ENV": JSON.stringify(mode),
		"process.env": JSON.stringify({ NODE_ENV: mode, ...input.publicEnvironment }),
		...input.settings.client.define,
	};
}
