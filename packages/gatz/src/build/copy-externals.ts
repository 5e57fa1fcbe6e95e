import { join, relative } from "node:path";
import { nodeFileTrace } from "@vercel/nft";
import type { Stage } from "../artifact/stage.js";
import { walk } from "../system/files.js";
import { mapParallel } from "../system/parallel.js";

/**
 * Copies the packages that could not be bundled, and all that they load, into the server half's own `node_modules`, so that the
 * artifact runs with none beside it.
 * @param directories absolute folders of the packages
 */
export async function copyExternals(stage: Stage, directories: readonly string[], siteDirectory: string): Promise<void> {
	for (const directory of directories) {
		const files = new Set((await walk(directory)).map((path) => join(directory, path)));
		const entries = [...files].filter((file) => /\.[cm]?js$/.test(file) && !file.includes("/test/"));
		const { fileList } = await nodeFileTrace(entries, { base: "/", processCwd: siteDirectory });
		for (const file of fileList) files.add(`/${file}`);
		await mapParallel([...files].sort(), 16, async (file) => {
			const inside = file.lastIndexOf("/node_modules/");
			if (inside >= 0) await stage.copyServer(relative("/", file.slice(inside)), file);
		});
	}
}
