/** Texts up to this length are searched one character at a time; longer ones by a regular expression, which is faster there. */
const SHORT = 64;

const SPECIAL = /["&'<>]/;

/** Escapes text for content and for quoted attributes, with React's spelling. */
export function escapeText(text: string): string {
	const { length } = text;
	if (length > SHORT) return SPECIAL.test(text) ? escapeFrom(text, text.search(SPECIAL)) : text;
	for (let index = 0; index < length; index++) {
		const code = text.charCodeAt(index);
		if (code <= 62 && (code === 38 || code === 39 || code === 60 || code === 62 || code === 34)) return escapeFrom(text, index);
	}
	return text;
}

function escapeFrom(text: string, first: number): string {
	let html = "";
	let done = 0;
	for (let index = first; index < text.length; index++) {
		const entity = entityOf(text.charCodeAt(index));
		if (entity === "") continue;
		html += text.slice(done, index) + entity;
		done = index + 1;
	}
	return html + text.slice(done);
}

function entityOf(code: number): string {
	if (code === 38) return "&amp;";
	if (code === 60) return "&lt;";
	if (code === 62) return "&gt;";
	if (code === 39) return "&#x27;";
	return code === 34 ? "&quot;" : "";
}
