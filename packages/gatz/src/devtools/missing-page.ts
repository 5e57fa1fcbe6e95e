import { nearest } from "../universal/suggest.js";
import { BASE_STYLE } from "./base-style.js";
import { createShadow, element } from "./element.js";
import { createPageList, LIST_STYLE, loadPages } from "./list-pages.js";

const STYLE = `${BASE_STYLE}${LIST_STYLE}
dialog { width: 100vw; max-width: none; height: 100dvh; max-height: none; margin: 0; padding: 0; border: 0; overflow: auto; background: var(--raised); color: var(--text); }
main { display: grid; gap: 18px; max-width: 860px; margin: 0 auto; padding: 48px 20px 60px; }
h1 { font: 650 26px/1.3 var(--sans); overflow-wrap: anywhere; }
h2 { font: 600 16px/1.4 var(--sans); }
p { overflow-wrap: anywhere; }
p code { background: var(--surface); border: 1px solid var(--line); border-radius: 5px; padding: 1px 6px; font-size: 14px; }
pre { overflow-x: auto; tab-size: 2; padding: 14px 16px; border: 1px solid var(--line); border-radius: 8px; background: var(--surface); font-size: 13px; line-height: 1.6; }
.actions { display: flex; flex-wrap: wrap; gap: 10px; }
.primary { border: 0; border-radius: 7px; background: var(--accent); color: var(--surface); padding: 7px 14px; font-weight: 600; font-size: 14px; }
`;

/**
 * Development's own 404 page, over the one of the site: what to do so that there is a page. SPEC 1.14.6.
 * @param pathname that of the URL
 */
export async function showMissingPage(pathname: string): Promise<void> {
	const { host, root } = createShadow("gatz-missing-page", STYLE);
	const dialog = element("dialog", { "aria-labelledby": "title" });
	const path = decodeURI(pathname).replace(/\/+$/, "");
	const pages = await loadPages();
	const near = nearest(
		path,
		pages.flatMap((page) => (page.matchPath === undefined ? [page.path.replace(/\/$/, "")] : [])),
	);
	const close = () => dialog.close();
	dialog.append(
		element(
			"main",
			{},
			element("h1", { id: "title" }, `There is no page at ${path || "/"}`),
			near !== undefined && element("p", {}, "Did you mean ", element("a", { href: near || "/" }, near || "/"), "?"),
			element("p", {}, "Create the file ", element("code", {}, fileOf(path)), " and this page shows it:"),
			element("pre", { tabindex: "0" }, sampleOf(path)),
			element(
				"div",
				{ class: "actions" },
				element("button", { type: "button", class: "primary", autofocus: "", onclick: close }, "Preview custom 404 page"),
			),
			element("h2", {}, "Pages of the site"),
			createPageList(pages),
		),
	);
	dialog.addEventListener("close", () => host.remove());
	root.append(dialog);
	document.body.append(host);
	dialog.showModal();
}

function fileOf(path: string): string {
	return `src/pages${path || "/index"}.js`;
}

function sampleOf(path: string): string {
	const words = (path.split("/").at(-1) ?? "").split(/[^A-Za-z0-9]+/).filter(Boolean);
	const name = words.map((word) => (word[0] as string).toUpperCase() + word.slice(1)).join("");
	const component = /^[A-Z]/.test(name) ? `${name}Page` : "Page";
	return `export default function ${component}() {\n\treturn <h1>${name || "Hello"}</h1>;\n}`;
}
