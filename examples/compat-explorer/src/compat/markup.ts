type Tag = "a" | "code" | "em" | "kbd" | "strong";

export type MarkupNode = string | { readonly tag: Tag; readonly href?: string; readonly children: MarkupNode[] };

const TOKEN = /<(\/?)(a|code|em|kbd|strong)\b([^>]*)>/g;
const ENTITIES: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"' };

/** Takes the data's texts apart: a few inline tags, four entities. A tag that is never closed ends with the text. */
export function parseMarkup(text: string): MarkupNode[] {
	const root: MarkupNode[] = [];
	const open: { tag: Tag; children: MarkupNode[] }[] = [];
	const current = () => open.at(-1)?.children ?? root;
	let end = 0;
	for (const match of text.matchAll(TOKEN)) {
		if (match.index > end) current().push(decode(text.slice(end, match.index)));
		end = match.index + match[0].length;
		const tag = match[2] as Tag;
		if (match[1] === "/") {
			if (open.at(-1)?.tag === tag) open.pop();
			continue;
		}
		const href = /\bhref="(https?:\/\/[^"]*)"/.exec(match[3] ?? "")?.[1];
		const node = { tag, ...(href && { href: decode(href) }), children: [] };
		current().push(node);
		open.push(node);
	}
	if (end < text.length) current().push(decode(text.slice(end)));
	return root;
}

/** The text alone. */
export function plainText(text: string): string {
	return decode(text.replace(TOKEN, ""));
}

function decode(text: string): string {
	return text.replace(/&(lt|gt|amp|quot);/g, (_, name: string) => ENTITIES[name] as string);
}
