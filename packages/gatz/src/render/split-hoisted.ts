/** HTML of a page taken apart: what belongs into the document's head, and the page itself. */
export interface SplitPage {
	readonly hoisted: string;
	readonly body: string;
}

/**
 * React 19 puts titles, metas, links (its preloads of images, too), async scripts and styles with a precedence of the page in front of
 * its HTML. They belong into the head, where React looks for them when it hydrates. What says `itemprop` stays, as React leaves it in place.
 */
const HOISTED =
	/^(?:<(?:link|meta)\b(?![^>]*\sitemprop=)[^>]*>|<title\b(?![^>]*\sitemprop=)[^>]*>[^<]*<\/title>|<script\b(?=[^>]*\sasync="")[^>]*><\/script>|<style\b(?=[^>]*\sdata-precedence=)[^>]*>[^<]*<\/style>)*/i;

/** Splits what {@link HOISTED} says from a page's HTML. */
export function splitHoisted(html: string): SplitPage {
	const [hoisted = ""] = HOISTED.exec(html) ?? [];
	return { hoisted, body: html.slice(hoisted.length) };
}
