import { describe, expect, it } from "vitest";
import { type HeadElement, resolveHead } from "./head-element.js";
import { toHtmlAttributes } from "./html-attributes.js";

function element(tag: HeadElement["tag"], attributes: Record<string, string>, content: string | null = null): HeadElement {
	return { tag, attributes, content };
}

describe("resolveHead", () => {
	it("9.13.5 keeps of one id the last, at the position of the first (SPEC 5.2.7)", () => {
		const { elements } = resolveHead([
			element("meta", { id: "a", content: "1" }),
			element("meta", { name: "x" }),
			element("meta", { name: "x" }),
			element("title", { id: "a" }, "last"),
		]);
		expect(elements).toEqual([element("title", { id: "a" }, "last"), element("meta", { name: "x" }), element("meta", { name: "x" })]);
	});

	it("merges html and body attributes, and joins their styles (SPEC 5.2.9)", () => {
		const head = resolveHead([
			element("html", { lang: "en", style: "color:red;" }),
			element("body", { class: "a" }),
			element("html", { lang: "de", style: "top:0", id: "h" }),
			element("body", { class: "b", "data-x": "" }),
		]);
		expect(head).toEqual({
			elements: [],
			htmlAttributes: { lang: "de", style: "color:red;top:0", id: "h" },
			bodyAttributes: { class: "b", "data-x": "" },
		});
	});
});

describe("toHtmlAttributes", () => {
	it.each([
		[
			{ className: "a", htmlFor: "b", tabIndex: 0 },
			{ class: "a", for: "b", tabindex: "0" },
		],
		[
			{ hidden: true, disabled: false, "aria-hidden": false, draggable: true },
			{ hidden: "", "aria-hidden": "false", draggable: "true" },
		],
		[{ onClick: () => {}, children: "x", title: null, lang: undefined, dir: Symbol("s") }, {}],
		[{ 'a" onload="x': "1", "": "2", "a b": "3" }, {}],
		[
			{ style: { WebkitBoxFlex: 1, msTransform: "none", "--gap": 3, margin: 0, padding: 2, color: null } },
			{ style: "-webkit-box-flex:1;-ms-transform:none;--gap:3;margin:0;padding:2px" },
		],
		[{ style: "color:red" }, { style: "color:red" }],
		[{ style: {} }, {}],
	])("%o", (props, attributes) => {
		expect(toHtmlAttributes(props)).toEqual(attributes);
	});
});
