import { GatzError } from "../universal/errors.js";
import type { RouteParams } from "../universal/page.js";
import type { TemplateModule } from "../universal/renderer.js";
import { describe } from "./describe-value.js";

/** How long a page's getServerData may take, and what happens then. */
export interface PageDeadline {
	/** 0: as long as it likes. */
	readonly milliseconds: number;
	/** Whether the page is shown without serverData when time is up. */
	readonly rendersWithout: boolean;
}

/** The deadline of a page: at once, unless its module exports `config`. */
export type FindPageDeadline = (module: TemplateModule, params: RouteParams, file: string) => PageDeadline | Promise<PageDeadline>;

type Decide = (page: { params: RouteParams }) => unknown;

/** A day: what timers can hold is a little more than three weeks. */
const MOST_SECONDS = 86_400;

/**
 * A page says it in what its `config` gives: `{ deadline: 3, onDeadline: "render" }`, seconds. `config` runs once for each template, what
 * it returned for each request, with the parameters of its URL.
 *
 * @param milliseconds for pages that say nothing
 */
export function createPageDeadlines(milliseconds: number): FindPageDeadline {
	const usual: PageDeadline = { milliseconds, rendersWithout: false };
	const decided = new WeakMap<TemplateModule, Promise<unknown>>();

	async function ask(module: TemplateModule, params: RouteParams, file: string): Promise<PageDeadline> {
		const deciding = decided.get(module) ?? Promise.resolve((module.config as () => unknown)());
		decided.set(module, deciding);
		const decide = await deciding;
		return typeof decide === "function" ? readDeadline(await (decide as Decide)({ params }), usual, file) : usual;
	}

	return (module, params, file) => (typeof module.config === "function" ? ask(module, params, file) : usual);
}

/** @throws GatzError PAGE_CONFIG_INVALID */
function readDeadline(given: unknown, usual: PageDeadline, file: string): PageDeadline {
	const { deadline, onDeadline } = Object(given) as { deadline?: unknown; onDeadline?: unknown };
	if (deadline === undefined && onDeadline === undefined) return usual;
	if (deadline !== undefined && !isSeconds(deadline)) {
		throw invalid("deadline", deadline, `has to be a number of seconds from 0 to ${MOST_SECONDS}; 0 is none`, file);
	}
	if (onDeadline !== undefined && onDeadline !== "render" && onDeadline !== "error") {
		throw invalid("onDeadline", onDeadline, 'has to be "error" or "render"', file);
	}
	return {
		milliseconds: deadline === undefined ? usual.milliseconds : deadline * 1000,
		rendersWithout: onDeadline === "render",
	};
}

function isSeconds(value: unknown): value is number {
	return typeof value === "number" && value >= 0 && value <= MOST_SECONDS;
}

function invalid(keyPath: string, value: unknown, problem: string, file: string): GatzError {
	return new GatzError("PAGE_CONFIG_INVALID", { file, keyPath, value: describe(value), problem }, { place: { file, keyPath } });
}
