import { basename, join } from "node:path";
import { artifactLayout } from "../artifact/layout.js";
import type { ServerManifest } from "../artifact/schema.js";
import type { RedirectInput } from "../plugin-api.js";
import { walk } from "../system/files.js";

/** A build that is in its place. */
export interface BuiltSite {
	readonly manifest: ServerManifest;
	/** As the site made them, with what is a host's to understand. */
	readonly redirects: readonly RedirectInput[];
	/** Paths below `public/`, whoever wrote them; sorted. */
	readonly publicFiles: readonly string[];
	/** Of the server half, relative to the site. */
	readonly serverPath: string;
	/** Paths below it, sorted. */
	readonly serverFiles: readonly string[];
}

export async function readBuiltSite(
	directory: string,
	{ manifest, redirects }: Pick<BuiltSite, "manifest" | "redirects">,
): Promise<BuiltSite> {
	const layout = artifactLayout(directory);
	const [publicFiles, serverFiles] = await Promise.all([walk(layout.public), walk(join(layout.servers, manifest.buildId))]);
	return {
		manifest,
		redirects,
		publicFiles: publicFiles.toSorted(),
		serverPath: `.cache/${basename(layout.servers)}/${manifest.buildId}`,
		serverFiles: serverFiles.toSorted(),
	};
}
