import { relative } from "node:path";
import { openPackWriter } from "../artifact/pack.js";
import type { Stage } from "../artifact/stage.js";
import { mapParallel } from "../system/parallel.js";
import { thrownPlace } from "../system/thrown-place.js";
import { GatzError, thrownMessage } from "../universal/errors.js";
import { pageDataJson } from "../universal/page-data-json.js";
import { createRouteProps } from "../universal/route-props.js";
import { encodePath, htmlFile, pageDataFile } from "../universal/url-path.js";
import type { DecidedPage } from "./decide-modes.js";
import type { Prerenderer, PrerenderJob } from "./prerender.js";

/** Pages that are under way at once: enough to keep the workers busy, few enough that their documents fit in memory. */
const PAGES_UNDER_WAY = 64;

export interface WritePagesOptions {
	readonly pages: readonly DecidedPage[];
	readonly stage: Stage;
	readonly prerenderer: Prerenderer;
	readonly pathPrefix: string;
	readonly siteDirectory: string;
	/** Called after each static page. */
	onPage(): void;
}

/**
 * Writes static pages as HTML and data, and packs the results of those that are rendered on request.
 * @throws GatzError PRERENDER_FAILED
 */
export async function writePages(options: WritePagesOptions): Promise<void> {
	const { pages, stage } = options;
	const pack = await openPackWriter(stage.serverDirectory);
	for (const page of pages) if (page.row.mode !== "SSG") await pack.add(page.row.path, resultJson(page));
	await pack.close();
	await mapParallel(
		pages.filter((page) => page.row.mode === "SSG"),
		PAGES_UNDER_WAY,
		(page) => writeStaticPage(page, options),
	);
}

async function writeStaticPage(
	page: DecidedPage,
	{ stage, prerenderer, pathPrefix, siteDirectory, onPage }: WritePagesOptions,
): Promise<void> {
	const { row, entry } = page;
	const result = resultJson(page);
	await stage.writePublic(pageDataFile(row.path), pageDataJson(row, [], row.path, result));
	try {
		await stage.writePublic(htmlFile(row.path), await prerenderer.render(prerenderJob(page, result, pathPrefix)));
	} catch (error) {
		const place = { file: relative(siteDirectory, entry.component), ...thrownPlace(error, siteDirectory), page: row.path };
		throw new GatzError("PRERENDER_FAILED", { page: row.path, message: thrownMessage(error) }, { place, cause: error });
	}
	onPage();
}

/** A static page is rendered at its own path; a pattern's parameters are known in the browser only. SPEC 3.3.15–16. */
function prerenderJob({ row }: DecidedPage, resultJson: string, pathPrefix: string): PrerenderJob {
	const pathname = encodePath(row.path);
	return {
		kind: "page",
		template: row.template,
		pagePath: row.path,
		location: { pathname: pathPrefix + pathname, search: "" },
		route: createRouteProps(row, pathname, { pattern: null, params: {} }, pathPrefix),
		resultJson,
	};
}

function resultJson({ entry }: DecidedPage): string {
	return JSON.stringify({ pageContext: entry.context });
}
