import type { PageMode } from "../universal/page.js";
import { ERROR_PAGES } from "../universal/route-props.js";
import type { PageEntry } from "./page-entry.js";

/** What of a page's template decides its mode. */
export interface ModeSource {
	readonly hasServerData: boolean;
	/** What the function that `config` gave returned for this page. SPEC 1.2.3. */
	readonly configResult?: { readonly defer?: unknown } | null | undefined;
}

/** getServerData over `config` over `defer`; error pages are always static. SPEC 1.2.1–1.2.7. */
export function decideMode(entry: Pick<PageEntry, "path" | "defer">, source: ModeSource): { mode: PageMode; warning?: string } {
	const wanted = wantedMode(entry, source);
	if (wanted === "SSG" || !ERROR_PAGES.includes(entry.path)) return { mode: wanted };
	return { mode: "SSG", warning: `${entry.path} is always static, although its component asks to be rendered on request (${wanted}).` };
}

function wantedMode(entry: Pick<PageEntry, "defer">, { hasServerData, configResult }: ModeSource): PageMode {
	if (hasServerData) return "SSR";
	const deferred = typeof configResult?.defer === "boolean" ? configResult.defer : entry.defer === true;
	return deferred ? "DSG" : "SSG";
}
