import {
	DefinePlugin,
	EnvironmentPlugin,
	IgnorePlugin,
	NormalModuleReplacementPlugin,
	ProvidePlugin,
	UnknownPlugin,
} from "./webpack-classes.js";

/** A loader as `loaders` gives it. */
export interface LoaderEntry {
	readonly loader: string;
	readonly options: unknown;
}

type Tool = (...given: never[]) => unknown;

/** `loaders`, `rules` and `plugins` of onCreateWebpackConfig. SPEC 6.1.20. */
export interface WebpackTools {
	readonly loaders: Readonly<Record<string, Tool>>;
	readonly rules: Readonly<Record<string, Tool>>;
	readonly plugins: Readonly<Record<string, Tool>>;
}

/** Names of `loaders` whose loader is not called `<name>-loader`. */
const LOADERS: Readonly<Record<string, string>> = {
	miniCssExtract: "mini-css-extract-plugin",
	js: "babel-loader",
	dependencies: "babel-loader",
};

/** What Gatsby's rules match. */
const RULE_TESTS: Readonly<Record<string, RegExp>> = {
	js: /\.(js|mjs|jsx)$/,
	dependencies: /\.(js|mjs)$/,
	yaml: /\.ya?ml$/,
	fonts: /\.(eot|otf|ttf|woff(2)?)(\?.*)?$/,
	images: /\.(ico|svg|jpg|jpeg|png|gif|webp|avif)(\?.*)?$/,
	media: /\.(mp4|webm|ogv|wav|mp3|m4a|aac|oga|flac)$/,
	miscAssets: /\.pdf$/,
	css: /\.css$/,
	cssModules: /\.module\.css$/,
	postcss: /\.css$/,
	eslint: /\.jsx?$/,
};

const PLUGINS: Readonly<Record<string, (...given: never[]) => unknown>> = {
	define: (definitions: Record<string, unknown>) => new DefinePlugin(definitions),
	environment: (...given: (string | string[])[]) => new EnvironmentPlugin(...given),
	provide: (definitions: Record<string, string>) => new ProvidePlugin(definitions),
	normalModuleReplacement: (pattern: RegExp, target: unknown) => new NormalModuleReplacementPlugin(pattern, target),
	ignore: (options: RegExp | ConstructorParameters<typeof IgnorePlugin>[0], context?: RegExp) =>
		new IgnorePlugin(options instanceof RegExp ? { resourceRegExp: options, ...(context && { contextRegExp: context }) } : options),
};

/** Any name is known: what stands behind it is told by who reads the configuration. */
export function createWebpackTools(): WebpackTools {
	return {
		loaders: named(
			(name) =>
				(options: unknown = {}): LoaderEntry => ({ loader: LOADERS[name] ?? `${name}-loader`, options }),
		),
		rules: named((name) => (options: object = {}) => ({
			test: RULE_TESTS[name],
			...options,
			use: [{ loader: `${name}-loader`, options: {} }],
		})),
		plugins: named((name) => PLUGINS[name] ?? (() => new UnknownPlugin(name))),
	};
}

function named(create: (name: string) => Tool): Readonly<Record<string, Tool>> {
	return new Proxy({} as Record<string, Tool>, {
		get: (_target, name) => (typeof name === "string" && name !== "then" ? create(name) : undefined),
	});
}
