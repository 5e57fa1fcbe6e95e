/** A regular expression as data. */
export interface PatternText {
	readonly source: string;
	readonly flags: string;
}

/** An import by another name. */
export interface Alias {
	/** `name`, and unless it is exact all that begins with `name/`; a `*` in it stands for anything. */
	readonly name: string;
	readonly exact: boolean;
	/** What is imported instead, the first of several that is there; an empty module when there is none. */
	readonly targets: readonly string[];
}

/** What `onCreateWebpackConfig` asks of the bundler, for one side. Plain data: the key of the bundle is made of it. */
export interface BundlerSettings {
	readonly aliases: readonly Alias[];
	/** Absolute folders in which packages are looked for, too. */
	readonly modules: readonly string[];
	/** Module → what is imported when it is not there; null for an empty module. */
	readonly fallbacks: Readonly<Record<string, string | null>>;
	/** Extensions that an import may leave out, besides the usual ones. */
	readonly extensions: readonly string[];
	/** Name → code. */
	readonly define: Readonly<Record<string, string>>;
	/** Free name → module and, below it, the member that it stands for. */
	readonly provide: Readonly<Record<string, readonly string[]>>;
	/** Module → the code that has its value; on the server a package of that name stays outside of the bundle. */
	readonly externals: Readonly<Record<string, string>>;
	/** Imports and files that a pattern finds → what is imported instead. */
	readonly replacements: readonly { readonly pattern: PatternText; readonly target: string }[];
	/** Files whose module is empty. */
	readonly emptyFiles: readonly PatternText[];
	/** Imports whose module is empty; in folders that `context` finds. */
	readonly emptyImports: readonly { readonly pattern: PatternText; readonly context?: PatternText }[];
	/** `hidden`: written, but no file says so. */
	readonly sourceMaps: boolean | "hidden";
}

/** Settings of both sides, as the bundler's environments are called. */
export type SettingsBySide = Readonly<Record<"client" | "ssr", BundlerSettings>>;

/** Nothing is asked for. */
export const NO_SETTINGS: BundlerSettings = {
	aliases: [],
	modules: [],
	fallbacks: {},
	extensions: [],
	define: {},
	provide: {},
	externals: {},
	replacements: [],
	emptyFiles: [],
	emptyImports: [],
	sourceMaps: true,
};
