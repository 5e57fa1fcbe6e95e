import type { BundlerActions } from "./bundler-actions.js";
import type { Plugin } from "./plugin.js";

type BabelActions = Pick<BundlerActions, "setBabelOptions" | "setBabelPlugin" | "setBabelPreset">;

/** Syntax that is not part of JavaScript yet. */
const UNFINISHED = /decorators|do-expressions|pipeline|partial-application|throw-expressions|export-default-from|function-(?:bind|sent)/;

/** What is done without Babel, or only makes code smaller. */
const BUILT_IN = [
	/^babel-preset-gatsby(?:-package)?$/,
	// What this one is for is told with the plugin itself.
	/^gatsby-plugin-image$/,
	/^@babel\/preset-(?:env|react|typescript)$/,
	/^@babel\/plugin-(?:transform|syntax|proposal)-/,
	/^(?:babel-plugin-)?(?:remove-graphql-queries|lodash|transform-react-remove-prop-types|dynamic-import-node|minify-.*)$/,
];

/** What is missing without them, and what to do. */
const ADVICE: readonly (readonly [name: RegExp, advice: string])[] = [
	[/styled-components/, "components work, their displayName is not set: set it yourself where you need it"],
	[/emotion/, 'the css prop needs jsxImportSource: "@emotion/react" in gatsby-config; labels and components as selectors are not there'],
	[/macros/, "import the package that the macro stands for"],
	[/module-resolver|root-import/, "set resolve.alias in onCreateWebpackConfig, or `paths` in tsconfig.json"],
	[/inline-react-svg|svg/, "an imported SVG is a URL: use it in <img>, or write its JSX into a component"],
	[/istanbul/, "measure coverage with the test runner"],
	[/import/, "import the parts of the package that you need by their paths"],
	[/twin|tailwind/, "use Tailwind's class names"],
	[/preact/, 'set jsxImportSource: "preact" in gatsby-config'],
	[UNFINISHED, "write it without syntax that is not part of JavaScript yet"],
];

/** Names what hooks add to Babel, which this version does not run. */
export function recordBabel(note: (plugin: Plugin, found: readonly string[]) => void): BabelActions {
	const add = (config: unknown, plugin: Plugin): void => note(plugin, babelNotices([config]));
	return {
		setBabelPlugin: add,
		setBabelPreset: add,
		setBabelOptions: (given, plugin) => {
			const options = (given as { options?: Record<string, unknown> } | undefined)?.options ?? {};
			note(plugin, [...babelNotices([options.presets].flat()), ...babelNotices([options.plugins].flat())]);
		},
	};
}

/**
 * What is missing without presets and plugins of Babel, one text for each that does something of its own.
 * @param entries as Babel's configuration or `setBabelPlugin` have them: names, `[name, options]` or `{ name }`
 */
export function babelNotices(entries: readonly unknown[]): string[] {
	return [...new Set(entries.flatMap(nameOf))]
		.filter((name) => UNFINISHED.test(name) || !BUILT_IN.some((pattern) => pattern.test(name)))
		.map((name) => `${name}: ${ADVICE.find(([pattern]) => pattern.test(name))?.[1] ?? "write the code without it"}`);
}

function nameOf(entry: unknown): string[] {
	const named = Array.isArray(entry) ? entry[0] : entry;
	const name: unknown = typeof named === "object" && named !== null ? (named as { name?: unknown }).name : named;
	if (typeof name === "function") return ["a plugin of your own"];
	if (typeof name !== "string" || name === "") return [];
	const [, inPackage] = /.*node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+)/.exec(name) ?? [];
	return [fullName(inPackage ?? name)];
}

/** Babel lets a part of names out: `styled-components`, `@babel/env`. The kind of thing is known by what follows. */
function fullName(name: string): string {
	if (/^@babel\/(?!preset-|plugin-)/.test(name)) return name.replace("@babel/", "@babel/preset-");
	return name.replace(/^module:/, "");
}
