/** Media ranges that admit HTML, the most specific first. */
const HTML_RANGES = ["text/html", "text/*", "*/*"];

/** Whether an `accept` header admits HTML; a missing one does. SPEC 1.6.1. */
export function acceptsHtml(accept: string | undefined): boolean {
	if (accept === undefined || accept === "*/*" || accept.startsWith("text/html,")) return true;
	const ranges = accept.toLowerCase().split(",").map(readRange);
	for (const type of HTML_RANGES) {
		const range = ranges.find((candidate) => candidate.type === type);
		if (range) return range.quality > 0;
	}
	return accept.trim() === "";
}

function readRange(text: string): { type: string; quality: number } {
	const [type = "", ...parameters] = text.split(";");
	const quality = parameters.find((parameter) => parameter.trim().startsWith("q="));
	return { type: type.trim(), quality: quality ? Number(quality.trim().slice(2)) : 1 };
}
