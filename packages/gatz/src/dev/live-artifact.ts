import type { Artifact, PublicFile } from "../artifact/artifact.js";
import type { FunctionBundle, FunctionRow } from "../artifact/function-bundle.js";
import { createPublicFiles } from "../artifact/public-files.js";
import type { SiteSettings, TemplateRecord } from "../artifact/schema.js";
import type { PageEntry } from "../pages/page-entry.js";
import { readBytes } from "../system/files.js";
import { contentHash } from "../system/hash.js";
import type { PageRow } from "../universal/page.js";
import type { RedirectTable } from "../universal/redirect-table.js";
import type { DocumentAssets, RenderBundle, Renderer } from "../universal/renderer.js";
import { ERROR_PAGES } from "../universal/route-props.js";
import { createRouteTable, type RouteTable } from "../universal/route-table.js";
import type { SlicesMap } from "../universal/slice.js";
import type { LiveQueries } from "./live-queries.js";

/** The pages of a site while it is being developed. */
export interface LivePages {
	readonly rows: readonly PageRow[];
	/** Template → its source file, relative to the site. */
	readonly sources: Readonly<Record<string, string>>;
	/** Absent when there are none. */
	readonly redirects?: RedirectTable | undefined;
	/** By path. */
	readonly entries: ReadonlyMap<string, PageEntry>;
	/** Each slice at the alias that is its id: any page may show any. Absent when there are none. */
	readonly slices?: SlicesMap;
}

export interface LiveArtifactOptions {
	readonly settings: SiteSettings;
	/** Absolute paths of the folders `static/`, the site's first: a file of an earlier one counts. */
	readonly staticDirectories: readonly string[];
	/** The pages as they are now; a new object when they have changed. */
	pages(): LivePages;
	readonly queries: Pick<LiveQueries, "pageResult" | "staticResults" | "staticHashes" | "sliceData">;
	/** The server half as it is now; a new module when code of the site has changed. */
	loadBundle(): Promise<RenderBundle>;
	/** The site's functions as they are now. */
	functionRoutes(): RouteTable<FunctionRow> | undefined;
	loadFunctions(): Promise<FunctionBundle>;
	/** Assets of one page: scripts of the dev server, styles of the template. */
	assets(templateName: string): Promise<DocumentAssets>;
	onError(error: unknown): void;
}

const APP_DATA_BYTES = new TextEncoder().encode('{"webpackCompilationHash":"develop"}');

/** The one file of a build that the browser asks for in develop, too. It is in no folder. SPEC 2.2.1. */
const APP_DATA: PublicFile = {
	file: "page-data/app-data.json",
	size: APP_DATA_BYTES.length,
	etag: '"develop"',
	immutable: false,
	contentType: "application/json; charset=utf-8",
};

/** The files of a static query's result and of a slice's data: they are in no folder either. */
const STATIC_QUERY = /^page-data\/sq\/d\/(\d+)\.json$/;
const SLICE_DATA = /^slice-data\/(.+)\.json$/;

/** A site in develop as the request handler sees it: the same interface as a build on disk, with nothing prerendered. */
export function createLiveArtifact(options: LiveArtifactOptions): Artifact {
	const { queries } = options;
	const folders = options.staticDirectories.map((directory) => createPublicFiles(directory, []));
	const made = new WeakMap([[APP_DATA, APP_DATA_BYTES]]);
	let records: { of: LivePages; hashes: readonly string[]; templates: Record<string, TemplateRecord> } | undefined;
	let routes: { of: LivePages; table: RouteTable<PageRow> } | undefined;
	let renderer: { of: RenderBundle; live: Renderer } | undefined;
	const table = (): RouteTable<PageRow> => {
		const pages = options.pages();
		if (routes?.of !== pages) routes = { of: pages, table: createRouteTable(pages.rows) };
		return routes.table;
	};
	const templates = (): Record<string, TemplateRecord> => {
		const pages = options.pages();
		const hashes = queries.staticHashes();
		if (records?.of !== pages || records.hashes !== hashes) {
			const entries = Object.entries(pages.sources).map(([name, source]) => [
				name,
				{ source, staticQueryHashes: hashes, slices: pages.slices },
			]);
			records = { of: pages, hashes, templates: Object.fromEntries(entries) };
		}
		return records.templates;
	};
	const resultFile = async (
		path: string,
		results: Promise<Readonly<Record<string, object>>>,
		name: string,
	): Promise<PublicFile | undefined> => {
		const result = (await results)[name];
		if (!result) return undefined;
		const bytes = new TextEncoder().encode(JSON.stringify(result));
		const file = { ...APP_DATA, file: path, size: bytes.length, etag: `"${contentHash(bytes)}"` };
		made.set(file, bytes);
		return file;
	};
	const findStatic = async (path: string): Promise<PublicFile | undefined> => {
		for (const folder of folders) {
			const file = await folder.find(path);
			if (file) return file;
		}
		return undefined;
	};
	const currentRenderer = async (): Promise<Renderer> => {
		const bundle = await options.loadBundle();
		if (renderer?.of !== bundle) renderer = { of: bundle, live: createLiveRenderer(bundle, options) };
		return renderer.live;
	};
	return {
		buildId: "develop",
		bundleHash: "develop",
		settings: options.settings,
		routes: { find: (path) => table().find(path), exact: (path) => table().exact(path), rows: () => table().rows() },
		get redirects() {
			return options.pages().redirects;
		},
		get functions() {
			const routes = options.functionRoutes();
			return routes && { routes, load: options.loadFunctions };
		},
		get templates() {
			return templates();
		},
		async modeOf(page) {
			if (ERROR_PAGES.includes(page.path)) return "SSG";
			const template = await (await currentRenderer()).loadTemplate(page.template);
			return template.getServerData === undefined ? page.mode : "SSR";
		},
		renderer: currentRenderer,
		result({ path }) {
			const entry = options.pages().entries.get(path);
			return entry ? queries.pageResult(entry) : '{"pageContext":{}}';
		},
		staticQueries: queries.staticResults,
		slices: queries.sliceData,
		prerenderedSources: () => ({ ofFile: () => undefined, ofVisit: { scripts: [], styles: [] } }),
		file(path) {
			if (path === APP_DATA.file) return APP_DATA;
			const [, hash] = STATIC_QUERY.exec(path) ?? [];
			if (hash) return resultFile(path, queries.staticResults(), hash);
			const [, slice] = SLICE_DATA.exec(path) ?? [];
			return slice ? resultFile(path, queries.sliceData(), slice) : findStatic(path);
		},
		read: (file) => made.get(file) ?? readBytes(file.file),
		live: true,
	};
}

function createLiveRenderer(bundle: RenderBundle, options: LiveArtifactOptions): Renderer {
	const none: DocumentAssets = { bundleHash: "develop", scripts: [], preloads: [], templatePreloads: {}, stylesheet: null };
	const inner = bundle.createRenderer({ assets: none, pathPrefix: options.settings.pathPrefix, onError: options.onError });
	return {
		loadTemplate: (name) => inner.loadTemplate(name),
		loadSlices: (map, data) => inner.loadSlices(map, data),
		renderDocument: async (input) => inner.renderDocument({ ...input, assets: await options.assets(input.templateName) }),
		renderSecured: async (input, nonce) => inner.renderSecured({ ...input, assets: await options.assets(input.templateName) }, nonce),
	};
}
