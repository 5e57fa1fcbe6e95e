import { PACKAGE_DIRECTORY } from "../system/package-directory.js";
import { GatzError } from "../universal/errors.js";
import { type BundledFile, buildEnvironment, bundledFiles, SERVER_OUTPUT } from "./bundle-site.js";
import { createQueryMapper } from "./query-mapper.js";
import { createQueryTags } from "./query-tags.js";
import type { BundleInput } from "./site-input.js";
import { createSliceMapper } from "./slice-mapper.js";
import { createSourceNames } from "./source-names.js";
import { SERVER_ENTRY } from "./virtual-entries.js";
import { createViteConfig } from "./vite-config.js";
import { webTwins } from "./web-twins.js";

/** As runtimes of the Workers kind name themselves to packages. */
const CONDITIONS = ["workerd", "worker", "edge-light", "module", "import", "production", "default"];

/**
 * Bundles the pages of a site for hosts without Node.js: the same modules, with React and ours as such hosts have them. What of Node.js
 * the site's own code imports stays an import.
 *
 * @returns files by path, `render.mjs` with its chunks
 * @throws GatzError BUNDLE_FAILED, ADAPTER_UNSUITED
 */
export async function bundleWorker(input: BundleInput): Promise<BundledFile[]> {
	if (input.functions.length > 0) {
		const problem = `runs without Node.js, and functions of src/api need its requests and responses (${input.functions[0]?.path})`;
		throw new GatzError("ADAPTER_UNSUITED", { adapter: "The adapter of this site", problem });
	}
	const tags = createQueryTags(PACKAGE_DIRECTORY);
	const queries = createQueryMapper({ tags, templates: input.templates, plugins: input.ssrPlugins });
	const slices = createSliceMapper(input.templates, input.ssrPlugins);
	const config = createViteConfig(input, "production", () => ({ pages: [], redirects: [] }), tags, [
		webTwins(PACKAGE_DIRECTORY),
		queries.plugin,
		slices.plugin,
	]);
	const output = await buildEnvironment(config, "ssr", input.siteDirectory, {
		define: {
			"process.env.NODE_ENV": '"production"',
			"process.env": "globalThis.gatzEnvironment",
			...input.settings.ssr.define,
		},
		resolve: { noExternal: true as const, conditions: CONDITIONS },
		build: {
			ssr: true,
			sourcemap: false,
			emitAssets: false,
			target: "es2022",
			minify: false as const,
			rolldownOptions: {
				input: { render: SERVER_ENTRY },
				output: { ...SERVER_OUTPUT, sourcemapPathTransform: createSourceNames(input.siteDirectory) },
			},
		},
	});
	return bundledFiles(output);
}
