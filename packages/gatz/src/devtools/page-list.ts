import { BASE_STYLE } from "./base-style.js";
import { createShadow, element } from "./element.js";
import { hasInspector, setInspector } from "./inspector-choice.js";
import { createPageList, LIST_STYLE, loadPages } from "./list-pages.js";

const STYLE = `${BASE_STYLE}${LIST_STYLE}
:host { display: block; min-height: 100vh; background: var(--raised); }
main { max-width: 1000px; margin: 0 auto; padding: 40px 20px 60px; }
header { display: flex; flex-wrap: wrap; gap: 6px 20px; align-items: baseline; margin-bottom: 20px; }
h1 { font: 650 26px/1.3 var(--sans); margin-right: auto; }
header a, label { font-size: 14px; }
`;

/** All pages of the site, as a document of its own. */
export async function showPageList(body: HTMLElement): Promise<void> {
	body.style.margin = "0";
	const { host, root } = createShadow("gatz-pages", STYLE);
	const choice = element("input", { type: "checkbox", onchange: () => setInspector(choice.checked) });
	choice.checked = hasInspector();
	const pages = await loadPages();
	root.append(
		element(
			"main",
			{},
			element(
				"header",
				{},
				element("h1", {}, "Pages"),
				element("a", { href: "/___graphql" }, "GraphiQL"),
				element("label", {}, choice, " Inspector on pages"),
			),
			createPageList(pages),
		),
	);
	body.append(host);
}
