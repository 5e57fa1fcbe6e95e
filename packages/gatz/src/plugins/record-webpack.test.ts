import { expect, it } from "vitest";
import { createReporter } from "../system/reporter.js";
import { createTerminal } from "../system/terminal.js";
import { createActions } from "./actions.js";
import { NO_SETTINGS, type SettingsBySide } from "./bundler-settings.js";
import { type Plugin, SITE_PLUGIN } from "./plugin.js";
import { recordWebpack } from "./record-webpack.js";

// biome-ignore lint/suspicious/noExplicitAny: hooks are JavaScript
type WebpackHook = (args: any) => unknown;

async function record(hook: WebpackHook, command: "build" | "develop" = "build"): Promise<SettingsBySide & { readonly output: string }> {
	let output = "";
	const terminal = createTerminal({ write: (text) => (output += text) }, { NO_COLOR: "1" });
	const reporter = createReporter({ terminal, directory: "/site", exit: process.exit });
	const site: Plugin = { name: SITE_PLUGIN, version: "", directory: "/site", options: {}, hooks: { onCreateWebpackConfig: hook } };
	const settings = await recordWebpack({
		directory: "/site",
		plugins: [site],
		command,
		reporter,
		createArguments: (sink) => (plugin) => ({ actions: createActions(plugin, sink, reporter) }) as never,
	});
	return { ...settings, output };
}

it("runs once for each side, with Gatsby's stages (SPEC 6.1.20)", async () => {
	const stages: string[] = [];
	await record(({ stage }) => stages.push(stage));
	await record(({ stage }) => stages.push(stage), "develop");
	expect(stages).toEqual(["build-javascript", "build-html", "develop", "develop-html"]);
	const { client, ssr, output } = await record(() => {});
	expect([client, ssr, output]).toEqual([NO_SETTINGS, { ...NO_SETTINGS, sourceMaps: false }, ""]);
});

// One for each row of the last table in USERS D: what gatsby-node files of real sites do.
it("newrelic/developer-website: normalModuleReplacement", async () => {
	const { client, output } = await record(({ plugins, actions }) =>
		actions.setWebpackConfig({ plugins: [plugins.normalModuleReplacement(/^\.\/node\.js/, "./browser.js")] }),
	);
	expect(client.replacements).toEqual([{ pattern: { source: "^\\.\\/node\\.js", flags: "" }, target: "./browser.js" }]);
	expect(output).toBe("");
});

it("newrelic/instant-observability-website: an external global, fallbacks that are false, aliases", async () => {
	const { client, output } = await record(({ actions }) =>
		actions.setWebpackConfig({
			externals: { tessen: "Tessen", other: ["root", "A", "b"], node: "commonjs node" },
			resolve: { alias: { "@a": "/site/src/a/", b$: "c" }, fallback: { assert: false, path: "path-browserify" } },
		}),
	);
	expect(client.externals).toEqual({ tessen: 'globalThis?.["Tessen"]', other: 'globalThis?.["A"]?.["b"]', node: 'globalThis?.["node"]' });
	expect(client.fallbacks).toEqual({ assert: null, path: "path-browserify" });
	expect(client.aliases).toEqual([
		{ name: "@a", exact: false, targets: ["/site/src/a"] },
		{ name: "b", exact: true, targets: ["c"] },
	]);
	expect(output).toBe("");
});

it("aiid: modules with src, an alias that is false, devtool, Sentry's plugin in one stage", async () => {
	class SentryCliPlugin {}
	const { client, ssr, output } = await record(({ stage, actions }) =>
		actions.setWebpackConfig({
			devtool: stage === "build-javascript" ? "hidden-source-map" : false,
			resolve: { modules: ["/site/src", "lib", "node_modules"], alias: { fs: false }, extensions: [".web.js", ".js"] },
			plugins: stage === "build-javascript" ? [new SentryCliPlugin()] : [],
		}),
	);
	expect(client).toMatchObject({ modules: ["/site/src", "/site/lib"], extensions: [".web.js"], sourceMaps: "hidden" });
	expect(ssr.aliases).toEqual([{ name: "fs", exact: false, targets: [] }]);
	expect(output).toBe(
		'warn "default-site-plugin" asks webpack or Babel for what this version does not have: plugins (SentryCliPlugin): upload source maps with Sentry\'s own command after the build.\n',
	);
});

it("RoadieHQ/marketing-site: splitChunks replaced in what getConfig gives", async () => {
	const { output } = await record(({ getConfig, actions }) => {
		const config = getConfig();
		config.optimization.splitChunks = { chunks: "all", cacheGroups: { own: {} } };
		config.plugins.find((plugin: object) => plugin.constructor.name === "MiniCssExtractPlugin")?.options;
		actions.replaceWebpackConfig(config);
	});
	expect(output.match(/optimization: chunks and minifying are the framework's/g)).toHaveLength(1);
});

it("satellytes.com: the null-loader for a package in the html stages", async () => {
	const { client, ssr, output } = await record(({ stage, loaders, actions }) => {
		if (stage === "build-html") actions.setWebpackConfig({ module: { rules: [{ test: /leaflet/, use: loaders.null() }] } });
	});
	expect([client.emptyFiles, ssr.emptyFiles, output]).toEqual([[], [{ source: "leaflet", flags: "" }], ""]);
});

it("ZJUSCT/mirror-front: an external package in the html stages through replaceWebpackConfig", async () => {
	const { client, ssr, output } = await record(({ stage, getConfig, actions }) => {
		const config = getConfig();
		if (stage.endsWith("html")) actions.replaceWebpackConfig({ ...config, externals: config.externals.concat("jsdom") });
		actions.setWebpackConfig({ resolve: { alias: { "~": "/site/src" } } });
	});
	expect([Object.keys(client.externals), Object.keys(ssr.externals)]).toEqual([[], ["jsdom"]]);
	expect(client.aliases).toEqual(ssr.aliases);
	expect(output).toBe("");
});

it("Abacus-wtf/abacus-portal: ProvidePlugin and DefinePlugin of webpack, the plugin for tsconfig's paths, fallbacks", async () => {
	class ProvidePlugin {
		readonly definitions = { process: "process/browser", Buffer: ["buffer", "Buffer"] };
	}
	class DefinePlugin {
		readonly definitions = { A: '"a"', "process.env": { B: '"b"', NODE_ENV: '"x"' }, LIST: [1], "typeof window": '"object"' };
	}
	class TsconfigPathsPlugin {}
	const { client, output } = await record(({ actions }) =>
		actions.setWebpackConfig({
			plugins: [new ProvidePlugin(), new DefinePlugin()],
			resolve: { plugins: [new TsconfigPathsPlugin()], fallback: { stream: "stream-browserify" } },
		}),
	);
	expect(client.provide).toEqual({ process: ["process/browser"], Buffer: ["buffer", "Buffer"] });
	expect(client.define).toEqual({ A: '"a"', "process.env.B": '"b"', LIST: "[1]" });
	expect(output).toContain("plugins (DefinePlugin): ");
	expect(output).not.toContain("Tsconfig");
});

it("names once what has no counterpart, whatever tool it was made with", async () => {
	const { output } = await record(({ actions, loaders, rules, plugins }) =>
		actions.setWebpackConfig({
			entry: { other: "x" },
			resolve: { mainFields: ["main"] },
			externals: [/regexp/],
			module: {
				rules: [{ oneOf: [{ test: /\.txt$/, use: [loaders.raw()] }] }, rules.images(), { test: /a/, use: loaders.null(), exclude: /b/ }],
			},
			plugins: [plugins.extractText(), plugins.normalModuleReplacement(/a/, () => {}), plugins.ignore(/^moment$/)],
		}),
	);
	expect(output.trim().split(": ").slice(0, 1)).toEqual([
		'warn "default-site-plugin" asks webpack or Babel for what this version does not have',
	]);
	for (const named of [
		"module.rules for /\\.txt$/ (raw-loader): import the file with ?raw at its end",
		"(images-loader)",
		"module.rules for /a/ (null-loader)",
		"plugins (extractText)",
		"plugins (NormalModuleReplacementPlugin)",
		"externals by a function or pattern: name each module by a string",
		"entry: import it in gatsby-browser",
		"resolve.mainFields: remove it",
	]) {
		expect(output.split(named)).toHaveLength(2);
	}
});
