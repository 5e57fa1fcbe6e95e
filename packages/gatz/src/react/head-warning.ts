import { HEAD_TAGS } from "./head-element.js";

// The bundler replaces it.
declare const process: { readonly env: { readonly NODE_ENV?: string } };

/** Development only: says which elements Head takes. SPEC 5.2.4. */
export function warnOfHeadTag(tag: string): void {
	if (process.env.NODE_ENV === "production") return;
	console.warn(`<${tag}> is not a valid element in Head and was dropped. Please use one of: ${HEAD_TAGS.join(", ")}.`);
}
