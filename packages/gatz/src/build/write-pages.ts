import { relative } from "node:path";
import { openPackWriter } from "../artifact/pack.js";
import type { Stage } from "../artifact/stage.js";
import { thrownPlace } from "../system/thrown-place.js";
import { GatzError } from "../universal/errors.js";
import type { DecidedPage } from "./decide-modes.js";
import { type Prerenderer, thrownError } from "./prerender.js";
import type { PageJob, ThrownText } from "./prerender-worker.js";

/** Pages that go to a worker at once: each message costs about as much as rendering a small page. */
const BATCH = 32;

/** Batches that wait for a worker or are with it: the next one is made while it works, and few results are held at once. */
const BATCHES_PER_WORKER = 2;

export interface WritePagesOptions {
	/** By path. */
	readonly pages: readonly DecidedPage[];
	readonly stage: Stage;
	readonly prerenderer: Prerenderer;
	readonly siteDirectory: string;
	/** JSON of a page's `{"data"?, "pageContext"}`: runs its query. */
	result(page: DecidedPage): Promise<string>;
	/** Called after each batch with the number of its pages. */
	onPages(count: number): void;
}

/**
 * Writes static pages as HTML and data, and packs the results of those that are rendered on request.
 * @throws GatzError PRERENDER_FAILED; what `result` throws
 */
export async function writePages(options: WritePagesOptions): Promise<void> {
	const { pages, stage } = options;
	const pack = await openPackWriter(stage.serverDirectory);
	for (const page of pages) if (page.row.mode !== "SSG") await pack.add(page.row.path, await options.result(page));
	await pack.close();
	await writeStaticPages(
		pages.filter((page) => page.row.mode === "SSG"),
		options,
	);
}

/** Runs the pages' queries one after the other and keeps the workers busy with what they gave. */
async function writeStaticPages(pages: readonly DecidedPage[], options: WritePagesOptions): Promise<void> {
	const underWay = new Set<Promise<void>>();
	let failure: { thrown: unknown } | undefined;
	try {
		for (let start = 0; start < pages.length && !failure; start += BATCH) {
			const batch = pages.slice(start, start + BATCH);
			const jobs: PageJob[] = [];
			for (const page of batch) jobs.push({ row: page.row, resultJson: await options.result(page) });
			const written = writeBatch(batch, jobs, options)
				.catch((thrown: unknown) => {
					failure ??= { thrown };
				})
				.finally(() => underWay.delete(written));
			underWay.add(written);
			if (underWay.size >= BATCHES_PER_WORKER * options.prerenderer.size) await Promise.race(underWay);
		}
	} finally {
		await Promise.all(underWay);
	}
	if (failure) throw failure.thrown;
}

async function writeBatch(
	batch: readonly DecidedPage[],
	jobs: readonly PageJob[],
	{ stage, prerenderer, siteDirectory, onPages }: WritePagesOptions,
): Promise<void> {
	const outcomes = await prerenderer.writePages(jobs);
	for (const [index, outcome] of outcomes.entries()) {
		if ("thrown" in outcome) throw prerenderFailed(batch[index] as DecidedPage, outcome.thrown, siteDirectory);
		outcome.files.forEach(stage.addPublic);
	}
	onPages(batch.length);
}

function prerenderFailed({ entry, row }: DecidedPage, thrown: ThrownText, siteDirectory: string): GatzError {
	const cause = thrownError(thrown);
	const place = { file: relative(siteDirectory, entry.component), ...thrownPlace(cause, siteDirectory), page: row.path };
	return new GatzError("PRERENDER_FAILED", { page: row.path, message: thrown.message }, { place, cause });
}
