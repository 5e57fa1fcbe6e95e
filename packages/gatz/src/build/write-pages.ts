import { join, relative } from "node:path";
import { artifactLayout } from "../artifact/layout.js";
import { createPackReader, openPackWriter } from "../artifact/pack.js";
import type { FileRecord } from "../artifact/schema.js";
import type { Stage } from "../artifact/stage.js";
import { readJson } from "../system/files.js";
import { contentHash } from "../system/hash.js";
import { thrownPlace } from "../system/thrown-place.js";
import { GatzError } from "../universal/errors.js";
import { ssrHookFailed } from "../universal/hook-failure.js";
import type { PageData, PageRow } from "../universal/page.js";
import { pageDataJson, type TemplateNeeds } from "../universal/page-data-json.js";
import { htmlFile, pageDataFile } from "../universal/url-path.js";
import type { DecidedPage } from "./decide-modes.js";
import type { DocumentSourcesBook } from "./document-sources-book.js";
import { type DataChanges, type PageHistory, type PageRecord, recordedReads } from "./page-history.js";
import { pageDataHash } from "./page-versions.js";
import { type Prerenderer, thrownError } from "./prerender.js";
import type { PageJob, ThrownText } from "./prerender-worker.js";
import type { ResultText, SiteQueries } from "./site-queries.js";
import type { TagBook } from "./tag-book.js";

/** Pages that go to a worker at once: each message costs about as much as rendering a small page. */
const BATCH = 32;

/** Batches that wait for a worker or are with it: the next one is made while it works, and few results are held at once. */
const BATCHES_PER_WORKER = 2;

export interface WritePagesOptions {
	/** By path. */
	readonly pages: readonly DecidedPage[];
	readonly stage: Stage;
	readonly prerenderer: Prerenderer;
	readonly queries: Pick<SiteQueries, "pageKey" | "pageResult">;
	readonly history: PageHistory;
	/** Absolute path of the last build's server half. */
	readonly previousServer: string | undefined;
	/** Hash of all that a template's documents are made from besides their pages' data. */
	templateKey(template: string): string;
	readonly templates: Readonly<Record<string, TemplateNeeds>>;
	/** Id → hash of what the slice is rendered from. */
	readonly sliceKeys: Readonly<Record<string, string>>;
	readonly siteDirectory: string;
	/** Where the site has a Content-Security-Policy: see {@link DocumentSourcesBook}. */
	readonly sources: DocumentSourcesBook | undefined;
	readonly tags: Pick<TagBook, "addPage">;
	/** Called with the number of static pages that are done. */
	onPages(count: number): void;
}

/** Why a static page was rendered. */
export type RenderReason = "new" | "data" | "code" | "slice" | "file";

export interface WrittenPages {
	/** By path; pages that can't be told to be the same the next time are missing. */
	readonly records: Readonly<Record<string, PageRecord>>;
	/** Of pages that are rendered on request: see {@link pageDataHash}. */
	readonly dataHashes: Readonly<Record<string, string>>;
	/** Static pages that were rendered, by reason. */
	readonly rendered: Readonly<Record<RenderReason, number>>;
	/** Ids of the slices because of which some were, sorted. */
	readonly changedSlices: readonly string[];
}

/**
 * Writes static pages as HTML and data, and packs the results of those that are rendered on request. What would be the same as in the last
 * build is taken over.
 * @throws GatzError PRERENDER_FAILED, GRAPHQL_RESULT
 */
export async function writePages(options: WritePagesOptions): Promise<WrittenPages> {
	const written: Written = {
		records: {},
		dataHashes: {},
		rendered: { new: 0, data: 0, code: 0, slice: 0, file: 0 },
		changedSlices: new Set(),
	};
	await packResults(
		options.pages.filter((page) => page.row.mode !== "SSG"),
		options,
		written,
	);
	await writeStaticPages(
		options.pages.filter((page) => page.row.mode === "SSG"),
		options,
		written,
	);
	return { ...written, changedSlices: [...written.changedSlices].sort() };
}

interface Written {
	readonly records: Record<string, PageRecord>;
	readonly dataHashes: Record<string, string>;
	readonly rendered: Record<RenderReason, number>;
	readonly changedSlices: Set<string>;
}

async function packResults(
	pages: readonly DecidedPage[],
	{ stage, queries, history, previousServer, tags, sliceKeys }: WritePagesOptions,
	{ records, dataHashes }: Written,
): Promise<void> {
	const pack = await openPackWriter(stage.serverDirectory);
	const previous = previousServer === undefined ? undefined : createPackReader(previousServer);
	const add = async (row: PageRow, json: string, reads: DataChanges): Promise<void> => {
		const hash = pageDataHash(row, json, sliceKeys);
		if (hash !== undefined) dataHashes[row.path] = hash;
		tags.addPage(row.path, reads);
		await pack.add(row.path, json);
	};
	for (const { row, entry } of pages) {
		const query = queries.pageKey(entry);
		const before = history.record(row.path);
		const known = query !== null && before?.data === "" && history.isCurrent(before, query) ? await previous?.read(row.path) : undefined;
		if (before && known !== undefined) {
			records[row.path] = before;
			await add(row, known, before);
			continue;
		}
		const { json, reads } = await queries.pageResult(entry);
		if (query !== null) records[row.path] = { query, ...recordedReads(reads), data: "" };
		await add(row, json, reads);
	}
	await pack.close();
	await previous?.close();
}

/** A page that is to be rendered, with the record of it that holds once it is. */
interface PlannedPage {
	readonly page: DecidedPage;
	readonly job: PageJob;
	record(files: readonly FileRecord[]): PageRecord | null;
}

/** Runs the pages' queries one after the other and keeps the workers busy with what they gave. */
async function writeStaticPages(pages: readonly DecidedPage[], options: WritePagesOptions, written: Written): Promise<void> {
	const { prerenderer, onPages } = options;
	const underWay = new Set<Promise<void>>();
	let failure: { thrown: unknown } | undefined;
	let batch: PlannedPage[] = [];
	let kept = 0;
	const send = (): void => {
		const writing = writeBatch(batch, options, written)
			.catch((thrown: unknown) => {
				failure ??= { thrown };
			})
			.finally(() => underWay.delete(writing));
		underWay.add(writing);
		batch = [];
	};
	try {
		for (const page of pages) {
			const planned = await planPage(page, options, written);
			if (planned) batch.push(planned);
			else kept++;
			if (batch.length === BATCH) send();
			if (underWay.size >= BATCHES_PER_WORKER * prerenderer.size) await Promise.race(underWay);
			if (failure) break;
		}
		if (batch.length > 0) send();
		onPages(kept);
	} finally {
		await Promise.all(underWay);
	}
	if (failure) throw failure.thrown;
}

/** Keeps a page as it is, or says how to render it. */
async function planPage(page: DecidedPage, options: WritePagesOptions, written: Written): Promise<PlannedPage | null> {
	const { history, queries, stage, tags } = options;
	const { row, entry } = page;
	const needs = options.templates[row.template] ?? { staticQueryHashes: [] };
	const slices = row.slices ?? needs.slices;
	const query = queries.pageKey(entry, slices);
	const before = history.record(row.path);
	const isCurrent = before !== undefined && before.data !== "" && query !== null && history.isCurrent(before, query);
	const isCodeSame = history.templateKey(row.template) === options.templateKey(row.template);
	const changedSlices = slices ? [...new Set(Object.values(slices))].filter((id) => history.sliceKey(id) !== options.sliceKeys[id]) : [];
	const isRenderSame = isCodeSame && changedSlices.length === 0;
	if (isCurrent && isRenderSame && keepFiles(row.path, before.data, options)) {
		written.records[row.path] = before;
		tags.addPage(row.path, before);
		return null;
	}
	const known = isCurrent && changedSlices.length > 0 ? await readResult(row.path, before, stage) : undefined;
	const { json, reads } = known ?? (await queries.pageResult(entry));
	tags.addPage(row.path, reads);
	// Without an earlier build there is nothing to compare with.
	const data = before ? contentHash(pageDataJson(row, needs, row.path, json)) : undefined;
	const isSame = before !== undefined && before.data === data;
	const record = (hash: string): PageRecord | null => (query === null ? null : { query, ...recordedReads(reads), data: hash });
	if (isSame && isRenderSame && keepFiles(row.path, before.data, options)) {
		const kept = record(before.data);
		if (kept) written.records[row.path] = kept;
		return null;
	}
	const reason = !before ? "new" : !isSame ? "data" : !isCodeSame ? "code" : changedSlices.length > 0 ? "slice" : "file";
	written.rendered[reason]++;
	if (reason === "slice") for (const id of changedSlices) written.changedSlices.add(id);
	return { page, job: { row, resultJson: json }, record: ([, dataFile]) => (dataFile ? record(dataFile.hash) : null) };
}

/** The result of a page's query from the last build's file, when that is as it was written. Its query need not run again. */
async function readResult(path: string, { data, nodes, types }: PageRecord, stage: Stage): Promise<ResultText | undefined> {
	const file = pageDataFile(path);
	if (stage.keepPublic(file, data) === undefined) return undefined;
	const { result } = (await readJson(join(artifactLayout(stage.siteDirectory).public, file))) as PageData;
	return { json: JSON.stringify(result), reads: { nodes: new Set(nodes), types: new Set(types) } };
}

function keepFiles(path: string, data: string, { stage: { keepPublic }, sources }: WritePagesOptions): boolean {
	const html = htmlFile(path);
	if (sources && !sources.keep(html)) return false;
	return keepPublic(pageDataFile(path), data) !== undefined && keepPublic(html) !== undefined;
}

async function writeBatch(batch: readonly PlannedPage[], options: WritePagesOptions, { records }: Written): Promise<void> {
	const { stage, prerenderer, siteDirectory, sources, onPages } = options;
	const outcomes = await prerenderer.writePages(batch.map(({ job }) => job));
	for (const [index, outcome] of outcomes.entries()) {
		const { page, record } = batch[index] as PlannedPage;
		if ("thrown" in outcome) throw prerenderFailed(page, outcome.thrown, siteDirectory);
		outcome.files.forEach(stage.addPublic);
		if (outcome.sources) sources?.add(htmlFile(page.row.path), outcome.sources);
		const kept = record(outcome.files);
		if (kept) records[page.row.path] = kept;
	}
	onPages(batch.length);
}

function prerenderFailed({ entry, row }: DecidedPage, thrown: ThrownText, siteDirectory: string): GatzError {
	const cause = thrownError(thrown);
	const place = { file: relative(siteDirectory, entry.component), ...thrownPlace(cause, siteDirectory), page: row.path };
	if (thrown.hook) return ssrHookFailed(thrown.hook, thrown.message, { ...thrownPlace(cause, siteDirectory), page: row.path }, cause);
	return new GatzError("PRERENDER_FAILED", { page: row.path, message: thrown.message }, { place, cause });
}
