import { relative } from "node:path";
import type { PageEntry } from "../pages/page-entry.js";
import { decideMode } from "../pages/page-mode.js";
import type { Reporter } from "../plugin-api.js";
import { thrownPlace } from "../system/thrown-place.js";
import { GatzError, thrownMessage } from "../universal/errors.js";
import type { PageRow } from "../universal/page.js";
import type { Prerenderer } from "./prerender.js";
import type { Inspection } from "./prerender-worker.js";

/** Template → what running its module told, for those whose answer is the same for all pages. */
export type Inspections = Readonly<Record<string, Inspection>>;

export interface DecidedModes {
	/** By path. */
	readonly pages: readonly DecidedPage[];
	readonly inspections: Inspections;
}

/** A page with its mode. */
export interface DecidedPage {
	readonly row: PageRow;
	readonly entry: PageEntry;
}

export interface DecideModesOptions {
	readonly pages: readonly PageEntry[];
	/** Template → names that its module exports. */
	readonly templateExports: Readonly<Record<string, readonly string[]>>;
	/** Those of an earlier build with the same modules. */
	readonly inspections?: Inspections;
	readonly prerenderer: Prerenderer;
	readonly siteDirectory: string;
	readonly reporter: Reporter;
}

/**
 * Decides how each page is rendered, from what its template's module really exports. SPEC 1.2.
 * @throws GatzError PAGE_WITHOUT_COMPONENT, PAGE_MODULE_FAILED, SERVER_DATA_NOT_FUNCTION, HEAD_NOT_FUNCTION, PAGE_CONFIG_NOT_FUNCTION
 */
export async function decideModes(options: DecideModesOptions): Promise<DecidedModes> {
	const templates = new Map<string, PageEntry[]>();
	for (const page of options.pages) {
		const pages = templates.get(page.template);
		if (pages) pages.push(page);
		else templates.set(page.template, [page]);
	}
	const decided = await Promise.all([...templates].map(([template, pages]) => decideTemplate(template, pages, options)));
	const pages = decided.flatMap((template) => template.pages).sort((a, b) => (a.row.path < b.row.path ? -1 : 1));
	const lasting = decided.flatMap(({ template, inspection }) => (inspection && !inspection.defer ? [[template, inspection] as const] : []));
	return { pages, inspections: Object.fromEntries(lasting) };
}

interface DecidedTemplate {
	readonly template: string;
	readonly pages: readonly DecidedPage[];
	readonly inspection: Inspection | null;
}

async function decideTemplate(template: string, pages: readonly PageEntry[], options: DecideModesOptions): Promise<DecidedTemplate> {
	const names = options.templateExports[template] ?? [];
	const file = relative(options.siteDirectory, pages[0]?.component ?? template);
	if (!names.includes("default")) throw new GatzError("PAGE_WITHOUT_COMPONENT", { file }, { place: { file } });
	const hasServerData = names.includes("getServerData");
	const isInspected = names.some((name) => INSPECTED.has(name));
	const inspection = isInspected ? (options.inspections?.[template] ?? (await inspect(template, file, pages, options))) : null;
	if (inspection) checkTypes(inspection, file, names);
	const decided = pages.map((entry, index) => {
		const { path, matchPath } = entry;
		const defer = inspection?.defer?.[index];
		const { mode, warning } = decideMode(entry, { hasServerData, configResult: typeof defer === "boolean" ? { defer } : null });
		if (warning) options.reporter.warn(warning);
		return { entry, row: { path, ...(matchPath !== undefined && { matchPath }), mode, template } };
	});
	return { template, pages: decided, inspection };
}

/** Exports of which more than their name has to be known. */
const INSPECTED: ReadonlySet<string> = new Set(["getServerData", "config", "Head"]);

async function inspect(template: string, file: string, pages: readonly PageEntry[], options: DecideModesOptions): Promise<Inspection> {
	try {
		return await options.prerenderer.inspect({ kind: "inspect", template, params: pages.map(paramsOf) });
	} catch (error) {
		const place = { file, ...thrownPlace(error, options.siteDirectory) };
		throw new GatzError("PAGE_MODULE_FAILED", { file, message: thrownMessage(error) }, { place, cause: error });
	}
}

function checkTypes({ getServerData, head, configType }: Inspection, file: string, names: readonly string[]): void {
	if (names.includes("getServerData") && getServerData !== "function") {
		throw new GatzError("SERVER_DATA_NOT_FUNCTION", { file, type: getServerData }, { place: { file, keyPath: "getServerData" } });
	}
	if (head !== "undefined" && head !== "function") {
		throw new GatzError("HEAD_NOT_FUNCTION", { template: file, type: head }, { place: { file, keyPath: "Head" } });
	}
	if (configType) throw new GatzError("PAGE_CONFIG_NOT_FUNCTION", { file, type: configType }, { place: { file, keyPath: "config" } });
}

function paramsOf({ context }: PageEntry): Record<string, string> {
	return typeof context.__params === "object" && context.__params !== null ? (context.__params as Record<string, string>) : {};
}
