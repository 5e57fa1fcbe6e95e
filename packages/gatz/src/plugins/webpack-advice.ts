/** What stands in for a loader of webpack, by a part of its name. */
const LOADERS: readonly (readonly [name: RegExp, advice: string])[] = [
	[/sass|less|stylus|postcss|css|style/, "styles are compiled without loaders: install sass or less, or write a postcss.config"],
	[/svg/, "an imported SVG is a URL: use it in <img>, or write its JSX into a component"],
	[/url|file/, "import the file with ?url at its end"],
	[/raw/, "import the file with ?raw at its end"],
	[/worker/, "write new Worker(new URL('./worker.js', import.meta.url))"],
	[/mdx/, "MDX files are not compiled by this version"],
	[/graphql/, "put the query into a graphql tag"],
	[/babel|ts|esbuild|swc/, "JavaScript, JSX and TypeScript are compiled without loaders"],
	[/expose|imports|exports|script|source-map|eslint/, "remove it"],
];

/** What stands in for a plugin of webpack, by its class. */
const PLUGINS: readonly (readonly [name: RegExp, advice: string])[] = [
	[/sentry/i, "upload source maps with Sentry's own command after the build"],
	[/copy/i, "put the files into static/"],
	[/analy[sz]er|statoscope/i, "look into public/, where each script has its source map"],
	[/polyfill/i, "name each polyfill in resolve.fallback"],
	[/dotenv/i, ".env files are read, and GATSBY_* variables reach the browser"],
	[/context|moduleConcatenation|limitChunk|loaderOptions|banner/i, "remove it"],
	[/eslint|stylelint|checker/i, "run the linter as a command of its own"],
	[/html/i, "write the document in static/, or render it with a page"],
	[/vanilla/i, "vanilla-extract is not compiled by this version"],
];

/** What stands in for a key of the configuration. */
const KEYS: Readonly<Record<string, string>> = {
	optimization: "chunks and minifying are the framework's",
	entry: "import it in gatsby-browser",
	output: "the names of files are the framework's",
	resolveLoader: "there are no loaders",
	target: "the browsers are those that know ES modules",
	node: "set resolve.fallback",
	experiments: "modules with await at their top, WebAssembly and workers need no setting",
	externals: "name each module by a string",
};

const find = (table: readonly (readonly [RegExp, string])[], name: string): string =>
	table.find(([pattern]) => pattern.test(name))?.[1] ?? "remove it, or do its work in gatsby-node";

export const loaderAdvice = (name: string): string => find(LOADERS, name);
export const pluginAdvice = (name: string): string => find(PLUGINS, name);
export const keyAdvice = (key: string): string => KEYS[key] ?? "remove it";
