import { join } from "node:path";
import { isPlainObject } from "../config/plain-object.js";

/** The stages for which Gatsby makes a configuration. SPEC 6.1.20. */
export type WebpackStage = "develop" | "develop-html" | "build-javascript" | "build-html";

/** A configuration of webpack, as hooks see and change it: anything may be in it. */
export type WebpackConfig = Record<string, unknown> & {
	resolve?: Record<string, unknown>;
	module?: { rules?: unknown };
	plugins?: unknown;
};

/** Plugins that are in Gatsby's configuration, and that hooks look for by the name of their class. */
class MiniCssExtractPlugin {
	readonly options: Record<string, unknown> = {};
}
class TerserPlugin {
	readonly options: Record<string, unknown> = { terserOptions: {} };
}
class CssMinimizerPlugin {
	readonly options: Record<string, unknown> = {};
}

/** What a hook finds: of Gatsby's form as far as hooks look into it. */
export function createBaseConfig(stage: WebpackStage, siteDirectory: string): WebpackConfig {
	const develop = stage.startsWith("develop");
	const server = stage.endsWith("-html");
	return {
		name: stage,
		context: siteDirectory,
		mode: develop ? "development" : "production",
		target: server ? "node" : "web",
		entry: { [server ? "main" : "app"]: join(siteDirectory, ".cache", "app") },
		output: { path: join(siteDirectory, "public"), filename: "[name]-[contenthash].js", publicPath: "/" },
		devtool: server ? false : develop ? "eval-cheap-module-source-map" : "source-map",
		module: {
			rules: [
				{ test: /\.(js|mjs|jsx|ts|tsx)$/, use: [{ loader: "babel-loader", options: {} }] },
				{ test: /\.ya?ml$/, use: [{ loader: "yaml-loader", options: {} }] },
				{ test: /\.(eot|otf|ttf|woff(2)?)(\?.*)?$/, use: [{ loader: "url-loader", options: {} }] },
				{ test: /\.(ico|svg|jpg|jpeg|png|gif|webp|avif)(\?.*)?$/, use: [{ loader: "url-loader", options: {} }] },
				{ test: /\.(mp4|webm|ogv|wav|mp3|m4a|aac|oga|flac)$/, use: [{ loader: "url-loader", options: {} }] },
				{ test: /\.pdf$/, use: [{ loader: "file-loader", options: {} }] },
				{
					oneOf: [
						{ test: /\.module\.css$/, use: [] },
						{ test: /\.css$/, use: [] },
					],
				},
			],
		},
		plugins: server ? [] : [new MiniCssExtractPlugin()],
		resolve: {
			extensions: [".mjs", ".js", ".jsx", ".wasm", ".json", ".ts", ".tsx"],
			alias: {},
			fallback: {},
			modules: ["node_modules"],
			plugins: [],
		},
		resolveLoader: { modules: ["node_modules"], plugins: [] },
		externals: [],
		optimization: {
			runtimeChunk: { name: "webpack-runtime" },
			splitChunks: { chunks: "all", cacheGroups: {} },
			minimizer: develop || server ? [] : [new TerserPlugin(), new CssMinimizerPlugin()],
		},
	};
}

/** As webpack-merge does it: objects member by member, lists one after the other, of anything else the later. */
export function mergeWebpackConfig<T>(earlier: T, later: unknown): T {
	if (Array.isArray(earlier) && Array.isArray(later)) return [...earlier, ...later] as T;
	if (!isPlainObject(earlier) || !isPlainObject(later)) return (later === undefined ? earlier : later) as T;
	const merged: Record<string, unknown> = { ...earlier };
	for (const [key, value] of Object.entries(later)) merged[key] = mergeWebpackConfig(merged[key], value);
	return merged as T;
}
