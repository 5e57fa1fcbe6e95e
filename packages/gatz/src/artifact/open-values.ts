import { GatzError } from "../universal/errors.js";
import type { StaticQueryResults } from "../universal/page.js";
import { createRedirectTable } from "../universal/redirect-table.js";
import type { RenderBundle, Renderer } from "../universal/renderer.js";
import { createRouteTable } from "../universal/route-table.js";
import type { SliceDataById } from "../universal/slice.js";
import type { Artifact, PublicFile } from "./artifact.js";
import { contentTypeOf } from "./content-types.js";
import { createPrerenderedSources, type SourcesFile } from "./document-sources.js";
import { openFileList } from "./file-list.js";
import type { FileRecord, WrittenManifest } from "./schema.js";

/** What a server half has in its files, as values: for hosts without files. */
export interface ArtifactValues {
	readonly manifest: WrittenManifest;
	/** The text of the list of files. */
	readonly files: string;
	readonly renderer: RenderBundle;
	/** Page path → JSON of `{"data"?, "pageContext"}`, of pages that are rendered on request. */
	readonly results: Readonly<Record<string, string>>;
	readonly staticQueries?: StaticQueryResults;
	readonly slices?: SliceDataById;
	readonly documentSources?: SourcesFile;
}

/**
 * A build that is in memory, but for the files of `public/`, which the host has. Only those are known that the build has listed.
 * @param readFile gives the bytes of a file by its path below `public/`
 */
export function openValues(values: ArtifactValues, readFile: (path: string) => Promise<Uint8Array>): Artifact {
	const { manifest, results, staticQueries = {}, slices = {} } = values;
	const { buildId, assets, settings, pages, redirects, templates } = manifest;
	const listed = openFileList(values.files);
	const prerenderedSources = createPrerenderedSources(values.documentSources);
	let renderer: Renderer | undefined;
	return {
		buildId,
		bundleHash: assets.bundleHash,
		settings,
		routes: createRouteTable(pages),
		redirects: redirects && createRedirectTable(redirects),
		templates,
		modeOf: (page) => page.mode,
		renderer() {
			renderer ??= values.renderer.createRenderer({ assets, pathPrefix: settings.pathPrefix, plainPages: true });
			return renderer;
		},
		result({ path }) {
			const json = results[path];
			if (json === undefined) throw new GatzError("INTERNAL", { message: `there is no result of the page ${path}` });
			return json;
		},
		staticQueries: () => staticQueries,
		slices: () => slices,
		prerenderedSources: () => prerenderedSources,
		file(path) {
			const record = listed.get(path);
			return record && publicFile(record);
		},
		read: ({ file }) => readFile(file),
		live: false,
	};
}

function publicFile({ path, size, hash, immutable }: FileRecord): PublicFile {
	return { file: path, size, etag: `"${hash}"`, immutable, contentType: contentTypeOf(path) };
}
