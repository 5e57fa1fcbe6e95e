import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { ByteLru } from "../system/byte-lru.js";
import { exists, listDirectory, readJson, readStart, readText, systemCode, whenThere } from "../system/files.js";
import { platformName } from "../system/platform.js";
import type { PrerenderedSources } from "../universal/content-policy.js";
import { GatzError } from "../universal/errors.js";
import type { PageRow, StaticQueryResults } from "../universal/page.js";
import { createRedirectTable } from "../universal/redirect-table.js";
import type { RenderBundle, Renderer } from "../universal/renderer.js";
import { createRouteTable } from "../universal/route-table.js";
import type { SliceDataById } from "../universal/slice.js";
import type { Artifact, ArtifactFunctions } from "./artifact.js";
import { createPrerenderedSources } from "./document-sources.js";
import { openFileList } from "./file-list.js";
import type { FunctionBundle } from "./function-bundle.js";
import { type ArtifactLayout, artifactLayout } from "./layout.js";
import { createPackReader, type PackReader } from "./pack.js";
import type { PageTags } from "./page-tags.js";
import { createPublicFiles } from "./public-files.js";
import { readSourcesFile } from "./read-records.js";
import { rollForward } from "./redo-log.js";
import { FORMAT, SERVER_FILES, type WrittenManifest } from "./schema.js";
import { validateCurrent, validateManifest } from "./validate.js";

export interface OpenOptions {
	/** The build to open where no `current.json` names one and there are several. */
	readonly buildId?: string;
	/** Opens `buildId` whichever is current, as long as its server half is there. */
	readonly exactly?: boolean;
	/** Told in one line what the operator should know. */
	readonly onNotice?: (line: string) => void;
	/** Memory for pages' build-time results. Bytes; 32 MB unless told. */
	readonly resultMemory?: number;
}

/** A build on disk. */
export interface OpenArtifact extends Artifact {
	/** Closes what was opened. Nothing can be read afterwards. */
	close(): Promise<void>;
}

/**
 * Opens the build of a site, or a copy of its `public/` and `.cache/server/<buildId>/`. Nothing is written, unless a commit was
 * cut short and has to be completed.
 * @throws GatzError ARTIFACT_MISSING, ARTIFACT_INVALID
 */
export async function openArtifact(siteDirectory: string, options: OpenOptions = {}): Promise<OpenArtifact> {
	const site = resolve(siteDirectory);
	const layout = artifactLayout(site);
	await completeIfCutShort(site, options.onNotice);
	const buildId = (options.exactly && (await keptBuild(layout, options.buildId))) || (await findBuild(site, options.buildId));
	const serverDirectory = join(layout.servers, buildId);
	const [manifest, list] = await Promise.all([
		readManifest(serverDirectory, buildId),
		whenThere(readText(join(serverDirectory, SERVER_FILES.files))),
	]);
	if (list === undefined)
		throw new GatzError("ARTIFACT_INVALID", { directory: serverDirectory, problem: `it has no ${SERVER_FILES.files}` });
	const files = createPublicFiles(layout.public, openFileList(list));
	const pack = createPackReader(serverDirectory);
	return {
		buildId: manifest.buildId,
		bundleHash: manifest.assets.bundleHash,
		settings: manifest.settings,
		routes: createRouteTable(manifest.pages),
		redirects: manifest.redirects && createRedirectTable(manifest.redirects),
		functions: functionsOf(serverDirectory, manifest),
		templates: manifest.templates,
		modeOf: (page) => page.mode,
		renderer: rendererOf(serverDirectory, manifest),
		result: resultsOf(serverDirectory, pack, options.resultMemory ?? 32 * 1024 * 1024),
		staticQueries: sharedOf<StaticQueryResults>(join(serverDirectory, SERVER_FILES.staticQueries)),
		tags: sharedOf<PageTags>(join(serverDirectory, SERVER_FILES.pageTags)),
		slices: sharedOf<SliceDataById>(join(serverDirectory, SERVER_FILES.slices)),
		prerenderedSources: prerenderedSourcesOf(serverDirectory),
		file: files.find,
		read: files.read,
		live: false,
		close: pack.close,
	};
}

async function completeIfCutShort(site: string, onNotice: OpenOptions["onNotice"]): Promise<void> {
	if (!(await exists(artifactLayout(site).log))) return;
	try {
		await rollForward(site);
		onNotice?.("A build was cut short while it took its place; that has been completed.");
	} catch (error) {
		if (error instanceof GatzError && error.code === "GATZ_BUILD_RUNNING") return; // that process completes it
		if (systemCode(error) !== "EROFS" && systemCode(error) !== "EACCES") throw error;
		const problem = "it was cut short while it took its place, and can't be completed on a read-only disk";
		throw new GatzError("ARTIFACT_INVALID", { directory: site, problem }, { cause: error });
	}
}

/** How `current.json` begins. Its list of files, which may be long, is of no use here. */
const CURRENT_START = new RegExp(`^\\{"format":${FORMAT},"buildId":"([\\w-]+)",`);

async function keptBuild({ servers }: ArtifactLayout, buildId = ""): Promise<string | undefined> {
	return (await exists(join(servers, buildId, SERVER_FILES.manifest))) ? buildId : undefined;
}

/** Which build is the current one of a site; undefined where nothing says it, as in a copy. */
export async function currentBuild(siteDirectory: string): Promise<string | undefined> {
	const start = await whenThere(readStart(artifactLayout(resolve(siteDirectory)).current, 256));
	return start === undefined ? undefined : CURRENT_START.exec(start)?.[1];
}

/** Which build is served; without a `current.json`, as in a copy, the one that is asked for, else the only one there is. */
async function findBuild(site: string, asked: string | undefined): Promise<string> {
	const layout = artifactLayout(site);
	const start = await whenThere(readStart(layout.current, 256));
	if (start !== undefined)
		return CURRENT_START.exec(start)?.[1] ?? validateCurrent(await readParsed(layout.current), layout.current).buildId;
	if (asked !== undefined) return asked;
	const [buildId, ...others] = await listDirectory(layout.servers);
	if (buildId === undefined) throw new GatzError("ARTIFACT_MISSING", { directory: site });
	if (others.length === 0) return buildId;
	const problem = "there is no .cache/current.json to say which of several builds in .cache/server is meant";
	throw new GatzError("ARTIFACT_INVALID", { directory: site, problem });
}

async function readManifest(serverDirectory: string, buildId: string): Promise<WrittenManifest> {
	const file = join(serverDirectory, SERVER_FILES.manifest);
	const json = await whenThere(readParsed(file));
	if (json === undefined)
		throw new GatzError("ARTIFACT_INVALID", { directory: serverDirectory, problem: `it has no ${SERVER_FILES.manifest}` });
	const manifest = validateManifest(json, file);
	if (manifest.buildId !== buildId) {
		throw new GatzError("ARTIFACT_INVALID", { directory: serverDirectory, problem: `it holds the build ${manifest.buildId}` });
	}
	checkPlatform(manifest, serverDirectory);
	return manifest;
}

/** Native code fails in ways that nobody understands where it was not made for. */
function checkPlatform({ externals }: WrittenManifest, directory: string): void {
	if (externals?.platform === undefined || externals.platform === platformName()) return;
	const names = externals.packages.map(({ name }) => name).join(", ");
	const problem = `its native packages (${names}) are for ${externals.platform}, and this is ${platformName()}`;
	throw new GatzError("ARTIFACT_INVALID", { directory, problem });
}

async function readParsed(file: string): Promise<unknown> {
	try {
		return await readJson(file);
	} catch (error) {
		if (!(error instanceof SyntaxError)) throw error;
		throw new GatzError("ARTIFACT_INVALID", { directory: file, problem: error.message }, { place: { file }, cause: error });
	}
}

/** The renderer is imported when it is first asked for; after that it is there without a promise. */
function rendererOf(serverDirectory: string, { assets, settings }: WrittenManifest): Artifact["renderer"] {
	let renderer: Renderer | Promise<Renderer> | undefined;
	const load = async (): Promise<Renderer> => {
		const url = pathToFileURL(join(serverDirectory, SERVER_FILES.renderer)).href;
		const bundle = (await import(/* @vite-ignore */ url)) as RenderBundle;
		renderer = bundle.createRenderer({ assets, pathPrefix: settings.pathPrefix, plainPages: true });
		return renderer;
	};
	return () => {
		renderer ??= load();
		return renderer;
	};
}

/** The bundle is imported when a function is first asked for. */
function functionsOf(serverDirectory: string, { functions }: WrittenManifest): ArtifactFunctions | undefined {
	if (!functions) return undefined;
	const url = pathToFileURL(join(serverDirectory, SERVER_FILES.functions)).href;
	return { routes: createRouteTable(functions), load: async () => (await import(/* @vite-ignore */ url)) as FunctionBundle };
}

/** Read when a page that has some is rendered; after that they are there without a promise. */
function sharedOf<Results extends object>(file: string): () => Results | Promise<Results> {
	let results: Results | Promise<Results> | undefined;
	const load = async (): Promise<Results> => {
		results = ((await whenThere(readParsed(file))) ?? {}) as Results;
		return results;
	};
	return () => {
		results ??= load();
		return results;
	};
}

/** Read for the first document; after that they are there without a promise. */
function prerenderedSourcesOf(serverDirectory: string): Artifact["prerenderedSources"] {
	let sources: PrerenderedSources | Promise<PrerenderedSources> | undefined;
	const load = async (): Promise<PrerenderedSources> => {
		sources = createPrerenderedSources(await readSourcesFile(serverDirectory));
		return sources;
	};
	return () => {
		sources ??= load();
		return sources;
	};
}

function resultsOf(serverDirectory: string, pack: PackReader, memory: number): Artifact["result"] {
	const kept = new ByteLru<string>(memory);
	const load = async ({ path }: PageRow): Promise<string> => {
		const json = await pack.read(path);
		if (json === undefined) {
			throw new GatzError("ARTIFACT_INVALID", { directory: serverDirectory, problem: `it has no result of the page ${path}` });
		}
		kept.set(path, json, 2 * (json.length + path.length));
		return json;
	};
	return (page) => kept.get(page.path) ?? load(page);
}
