import type { PageData, PageDataElsewhere } from "../universal/page.js";

/** What a request for page data came to. */
export type PageAnswer =
	| { readonly kind: "page"; readonly data: PageData }
	| { readonly kind: "redirect"; readonly destination: string }
	/** The URL has to be loaded as a document. */
	| { readonly kind: "document" }
	/** The site's 404 page is to be shown. */
	| { readonly kind: "missing" }
	/** The site's 500 page is to be shown. */
	| { readonly kind: "error" };

/**
 * Judges an answer by what it holds; its status counts only when it holds nothing. So a page with status 410 is shown; what has passed its
 * deadline is not asked for again. SPEC 5.8.1–5,
 * 8.21–8.22.
 * @returns null when there is nothing that could be used
 */
export function readAnswer(status: number, text: string): PageAnswer | null {
	const body = parse(text);
	if (typeof body?.redirect?.destination === "string") return { kind: "redirect", destination: body.redirect.destination };
	if (body?.document) return { kind: "document" };
	if (typeof body?.path === "string" && body.componentChunkName && body.result) return { kind: "page", data: body as PageData };
	if (status === 404 || (status >= 200 && status < 300)) return { kind: "missing" };
	return status === 500 || status === 504 ? { kind: "error" } : null;
}

function parse(text: string): (Partial<PageData> & PageDataElsewhere) | null {
	try {
		return JSON.parse(text);
	} catch {
		return null;
	}
}
