import { type ListedPage, PAGES_DATA_PATH } from "../universal/develop-messages.js";
import { element } from "./element.js";

/** How many pages are shown at first, and more with each press of the button: a site may have very many. */
const PORTION = 200;

export const LIST_STYLE = `
.search { display: flex; flex-wrap: wrap; gap: 10px; align-items: center; margin-bottom: 12px; }
.search input { flex: 1 1 260px; min-width: 0; border: 1px solid var(--line); border-radius: 8px; background: var(--surface); padding: 8px 12px; }
.search output { color: var(--muted); font-size: 13px; }
.pages { list-style: none; margin: 0; padding: 0; border: 1px solid var(--line); border-radius: 10px; overflow: hidden; background: var(--surface); }
.pages li { display: grid; grid-template-columns: 48px minmax(0, 1.4fr) minmax(0, 1fr); gap: 12px; align-items: baseline; padding: 8px 14px; border-top: 1px solid var(--line); }
.pages li:first-child { border-top: 0; }
.pages li:hover { background: var(--raised); }
.pages a, .pages .pattern { font: 14px/1.5 var(--mono); overflow-wrap: anywhere; }
.pages .source { color: var(--muted); font: 13px/1.5 var(--mono); overflow-wrap: anywhere; }
.pages .chip { text-align: center; padding-inline: 0; }
.none { color: var(--muted); padding: 14px; }
.more { margin-top: 12px; }
@media (max-width: 640px) {
	.pages li { grid-template-columns: 48px minmax(0, 1fr); gap: 2px 12px; }
	.pages .source { grid-column: 2; }
}
`;

/** Gets the site's pages. */
export async function loadPages(): Promise<readonly ListedPage[]> {
	const response = await fetch(PAGES_DATA_PATH);
	return (await response.json()) as ListedPage[];
}

/** The pages, with a field that finds some of them by path, template or mode. */
export function createPageList(pages: readonly ListedPage[]): HTMLElement {
	const texts = pages.map(({ path, matchPath = "", mode, source }) => `${path} ${matchPath} ${mode} ${source}`.toLowerCase());
	const count = element("output", { role: "status" });
	const list = element("ul", { class: "pages" });
	const more = element("button", { type: "button", class: "quiet more", onclick: () => draw(list.children.length + PORTION) });
	const input = element("input", {
		type: "search",
		"aria-label": "Search pages",
		placeholder: "Search by path, template or mode",
		autocomplete: "off",
		spellcheck: "false",
		oninput: () => draw(PORTION),
	});

	function draw(limit: number): void {
		const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
		const found = pages.filter((_, index) => words.every((word) => texts[index]?.includes(word)));
		count.value = found.length === pages.length ? `${pages.length} pages` : `${found.length} of ${pages.length} pages`;
		list.replaceChildren(...found.slice(0, limit).map(createRow));
		if (found.length === 0) list.append(element("li", { class: "none" }, "No page like that."));
		more.hidden = found.length <= limit;
		more.textContent = `Show ${Math.min(PORTION, found.length - limit)} more`;
	}

	draw(PORTION);
	return element("div", {}, element("div", { class: "search" }, input, count), list, more);
}

/** A page with a pattern has no address of its own to go to. */
function createRow({ path, matchPath, mode, source }: ListedPage): HTMLElement {
	const href = path.split("/").map(encodeURIComponent).join("/");
	const name = matchPath === undefined ? element("a", { href }, path) : element("span", { class: "pattern" }, matchPath);
	return element(
		"li",
		{},
		element("span", { class: `chip ${mode.toLowerCase()}` }, mode),
		name,
		element("span", { class: "source" }, source),
	);
}
