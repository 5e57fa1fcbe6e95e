import { join } from "node:path";
import type { ServerManifest } from "../artifact/schema.js";
import type { Stage } from "../artifact/stage.js";
import type { ExternalPackage } from "../bundle/external-packages.js";
import { mapParallel } from "../system/parallel.js";
import { platformName } from "../system/platform.js";
import { placePackages } from "./place-packages.js";

/**
 * Copies the packages that could not be bundled, and all that they load, into the server half's own `node_modules`, so that the
 * artifact runs with none beside it.
 * @returns what the artifact has to say of them; undefined when everything is bundled
 */
export async function copyExternals(
	stage: Stage,
	externals: readonly ExternalPackage[],
	siteDirectory: string,
): Promise<ServerManifest["externals"]> {
	if (externals.length === 0) return undefined;
	const { tracePackages } = await import("./trace-packages.js");
	const placed = placePackages(await tracePackages(externals, siteDirectory));
	const files = placed.flatMap(({ package: { directory, files }, path }) =>
		files.map((file) => ({ from: join(directory, file), to: `${path}/${file}` })),
	);
	await mapParallel(files, 16, ({ from, to }) => stage.copyServer(to, from));
	const native = files.some(({ to }) => to.endsWith(".node"));
	return {
		...(native && { platform: platformName() }),
		packages: placed.map(({ package: { name, version }, path }) => ({ path, name, version })),
	};
}
