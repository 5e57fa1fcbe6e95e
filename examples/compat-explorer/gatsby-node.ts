import { mkdir, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import type { GatsbyNode } from "gatsby";
import { buildIndex } from "./src/compat/build-index";
import { type CompatIndex, INDEX_FORMAT } from "./src/compat/index-format";
import { featureHref } from "./src/compat/links";
import { createCompatNodes } from "./src/nodes/create-compat-nodes";
import { TYPE_DEFINITIONS } from "./src/nodes/type-definitions";
import { openCompat } from "./src/server/compat.server";

const INDEX_FILE = "src/generated/compat.json";

/** Writes the index that the server reads and nodes are made of, unless the one that is there was made of the same data. */
export const onPreBootstrap: GatsbyNode["onPreBootstrap"] = async ({ reporter, store }) => {
	const { directory } = store.getState().program;
	const file = join(directory, INDEX_FILE);
	const dataFile = createRequire(join(directory, "package.json")).resolve("@mdn/browser-compat-data");
	const { version } = await readJson(join(dirname(dataFile), "package.json"));
	const known = await readJson(file).catch(() => null);
	if (known?.format === INDEX_FORMAT && known.version === version) return;
	const index = buildIndex(await readJson(dataFile));
	await mkdir(dirname(file), { recursive: true });
	await writeFile(file, JSON.stringify(index));
	reporter.info(`Indexed @mdn/browser-compat-data ${version}`);
};

export const createSchemaCustomization: GatsbyNode["createSchemaCustomization"] = ({ actions }) => {
	actions.createTypes(TYPE_DEFINITIONS);
};

export const sourceNodes: GatsbyNode["sourceNodes"] = async ({ actions, createNodeId, createContentDigest, reporter, store }) => {
	const index: CompatIndex = await readJson(join(store.getState().program.directory, INDEX_FILE));
	let count = 0;
	for (const { type, id, fields } of createCompatNodes(openCompat(index), createNodeId)) {
		actions.createNode({ ...fields, id, internal: { type, contentDigest: createContentDigest(fields) } });
		count++;
	}
	reporter.info(`Sourced ${count} nodes from @mdn/browser-compat-data ${index.version}`);
};

interface AllFeatures {
	readonly allCompatFeature: { readonly nodes: readonly { readonly id: string; readonly path: string }[] };
}

/** A static page for each feature. What has none is answered by `src/pages/feature/[...path].tsx`. */
export const createPages: GatsbyNode["createPages"] = async ({ actions, graphql, reporter, store }) => {
	const { data, errors } = await graphql<AllFeatures>(`{ allCompatFeature { nodes { id path } } }`);
	if (errors || !data) return reporter.panicOnBuild("The features could not be read", errors);
	const component = resolve(store.getState().program.directory, "src/templates/feature.tsx");
	for (const { id, path } of data.allCompatFeature.nodes) {
		actions.createPage({ path: featureHref(path), component, context: { id } });
	}
};

async function readJson(file: string) {
	return JSON.parse(await readFile(file, "utf8"));
}
