import { mkdir, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import type { GatsbyNode } from "gatsby";
import { buildIndex } from "./src/compat/build-index";
import { type CompatIndex, INDEX_FORMAT } from "./src/compat/index-format";
import { openCompat } from "./src/server/compat.server";
import { homeView } from "./src/server/home-view.server";

const INDEX_FILE = "src/generated/compat.json";

/** Writes the index that pages read, unless the one that is there was made of the same data. */
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

/** The home page is static: what it shows is worked out here, once. */
export const createPages: GatsbyNode["createPages"] = async ({ actions, store }) => {
	const { directory } = store.getState().program;
	const index: CompatIndex = await readJson(join(directory, INDEX_FILE));
	actions.createPage({
		path: "/",
		component: resolve(directory, "src/templates/home.tsx"),
		context: { home: homeView(openCompat(index)) },
	});
};

async function readJson(file: string) {
	return JSON.parse(await readFile(file, "utf8"));
}
