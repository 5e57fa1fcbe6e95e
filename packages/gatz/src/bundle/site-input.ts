import type { SettingsBySide } from "../plugins/bundler-settings.js";
import type { ShadowTable } from "../plugins/component-shadows.js";
import type { StyleOptions } from "../plugins/style-options.js";
import type { MdxCompiler } from "./mdx-files.js";
import type { StaticImages } from "./static-images.js";

/** A template as the bundle needs it. */
export interface TemplateInput {
	/** SPEC 2.4.1. */
	readonly name: string;
	/** Absolute path of the component file. */
	readonly component: string;
	/** Absolute path of what the component gets as its child. */
	readonly contentFile?: string;
	/** Pages show it in places of theirs; it is not the template of any. */
	readonly isSlice?: true;
}

/** A `gatsby-browser` or `gatsby-ssr` file of a plugin or of the site, with the plugin's options. */
export interface PluginModule {
	readonly plugin: string;
	/** Absolute path. */
	readonly file: string;
	readonly options: Readonly<Record<string, unknown>>;
}

/** A function of `src/api`. */
export interface FunctionInput {
	/** `/api/users/[id]`. */
	readonly path: string;
	/** Absolute path. */
	readonly file: string;
}

/** All that the bundle depends on. Plain data: its hash is the key of the bundle's result. */
export interface BundleInput {
	/** Absolute path of the site. */
	readonly siteDirectory: string;
	readonly pathPrefix: string;
	readonly assetPrefix: string;
	readonly trailingSlash: "always" | "never" | "ignore";
	/** Sorted by name. */
	readonly templates: readonly TemplateInput[];
	/** Sorted by path. */
	readonly functions: readonly FunctionInput[];
	readonly browserPlugins: readonly PluginModule[];
	readonly ssrPlugins: readonly PluginModule[];
	/** Absolute path of the site's `src/html`; null where it has none. */
	readonly html: string | null;
	/** Absolute paths of the plugins' folders: source like the site's own. Sorted. */
	readonly pluginFolders: readonly string[];
	/** Files of themes that others take the place of. */
	readonly shadows: ShadowTable;
	/** What onCreateWebpackConfig asks for. */
	readonly settings: SettingsBySide;
	/** `GATSBY_*` variables, inlined on both sides. SPEC 6.8.2. */
	readonly publicEnvironment: Readonly<Record<string, string>>;
	/** Whether the pages are bundled for a runtime without Node.js, too. */
	readonly needsWorker: boolean;
	readonly styles: StyleOptions;
	/** Where the site has gatsby-plugin-image. */
	readonly staticImages?: StaticImages;
	/** Where the site has gatsby-plugin-mdx. */
	readonly mdx?: MdxCompiler;
	/** Where the functions that JSX becomes come from; React's when absent. */
	readonly jsxImportSource?: string;
}
