import { join } from "node:path";
import type { SiteConfig } from "../config.js";
import type { NodeInput } from "../plugin-api.js";
import { flattenPlugin } from "../plugins/flatten-plugin.js";
import { createContentDigest, createNodeId } from "../plugins/node-id.js";
import type { Plugin } from "../plugins/plugin.js";
import { readJson } from "../system/files.js";
import { collectSiteFunctions } from "./site-functions.js";

export interface SiteNodesOptions {
	/** Absolute path of the site. */
	readonly directory: string;
	readonly config: SiteConfig;
	readonly plugins: readonly Plugin[];
	/** When the build began. */
	readonly buildTime: Date;
}

/**
 * The nodes that a site has by itself: `Site`, a `SitePlugin` for each plugin and a `SiteFunction` for each file of `src/api`. The time in
 * `Site` counts for nothing in its digest: it is of the build in which the rest of the node last changed, so that equal input gives equal
 * pages.
 */
export async function createSiteNodes({ directory, config, plugins, buildTime }: SiteNodesOptions): Promise<NodeInput[]> {
	const { plugins: _, server: __, ...settings } = config;
	const site = { port: null, host: null, ...settings, graphqlTypegen: Boolean(settings.graphqlTypegen) };
	const functions = await collectSiteFunctions(directory, plugins);
	return [
		nodeOf("Site", "Site", site, { buildTime: secondOf(buildTime) }),
		...(await Promise.all(plugins.map(pluginNode))),
		...functions.map((data) => nodeOf(createNodeId(`gatsby-function-${data.functionRoute}`, "SiteFunction"), "SiteFunction", data)),
	];
}

/** `SiteBuildMetadata`, whose time is that of the build in which any data last changed. */
export function createBuildNode(buildTime: Date): NodeInput {
	return nodeOf("SiteBuildMetadata", "SiteBuildMetadata", { buildTime: secondOf(buildTime) });
}

function nodeOf(id: string, type: string, data: object, time: object = {}): NodeInput {
	return { ...data, ...time, id, parent: null, children: [], internal: { type, contentDigest: createContentDigest(data) } };
}

async function pluginNode(plugin: Plugin, place: number): Promise<NodeInput> {
	const { id: _, pluginOptions, ...data } = flattenPlugin(plugin);
	const manifest = (await readJson(join(plugin.directory, "package.json")).catch(() => undefined)) as PackageManifest | undefined;
	const content = { ...data, pluginOptions: jsonOf(pluginOptions), ...(manifest && { packageJson: describePackage(manifest) }) };
	return nodeOf(createNodeId(`${plugin.name} ${place}`, "SitePlugin"), "SitePlugin", content);
}

interface PackageManifest extends Record<string, unknown> {
	readonly dependencies?: Readonly<Record<string, string>>;
	readonly devDependencies?: Readonly<Record<string, string>>;
	readonly peerDependencies?: Readonly<Record<string, string>>;
}

function describePackage(manifest: PackageManifest): object {
	const { name, description, version, main, author, license, keywords, dependencies, devDependencies, peerDependencies } = manifest;
	return {
		...{ name, description, version, main, author, license, keywords },
		dependencies: rangesOf(dependencies),
		devDependencies: rangesOf(devDependencies),
		peerDependencies: rangesOf(peerDependencies),
	};
}

function rangesOf(dependencies: Readonly<Record<string, string>> = {}): object[] {
	return Object.entries(dependencies).map(([name, version]) => ({ name, version }));
}

/** Options hold functions, patterns and modules too; a node holds what JSON can say of them. */
function jsonOf(options: unknown): unknown {
	const above: unknown[] = [];
	return JSON.parse(
		JSON.stringify(options, function (this: unknown, key, value: unknown) {
			while (above.length > 0 && above.at(-1) !== this) above.pop();
			if (key === "module" || above.includes(value)) return undefined;
			if (typeof value === "object" && value !== null) above.push(value);
			return value;
		}),
	);
}

function secondOf(time: Date): string {
	return new Date(Math.floor(time.getTime() / 1000) * 1000).toJSON();
}
