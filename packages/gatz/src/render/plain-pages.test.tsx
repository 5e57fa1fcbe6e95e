import type { ReactElement } from "react";
import { describe, expect, it } from "vitest";
import { createPageRenderer } from "./plain-pages.js";

/** A renderer that gives what it is told to, one page after another, and says how often it was asked. */
function createPlain(...pages: (string | null)[]) {
	let asked = 0;
	return { renderPlain: () => pages[asked++] ?? null, asked: () => asked };
}

const page = (text: string) => () => <p>{text}</p>;
const throwing = () => <Throwing />;

function Throwing(): ReactElement {
	throw new Error("thrown");
}

describe("a template's pages", () => {
	it("are React's first, then plain when that was the same", () => {
		const { renderPlain, asked } = createPlain("<p>1</p>", "plain 2", "plain 3");
		const render = createPageRenderer(renderPlain);
		expect([1, 2, 3].map((text) => render("a", page(String(text))))).toEqual(["<p>1</p>", "plain 2", "plain 3"]);
		expect(asked()).toBe(3);
	});

	it("are React's for good when the first differs", () => {
		const { renderPlain, asked } = createPlain("<p>other</p>", "<p>2</p>");
		const render = createPageRenderer(renderPlain);
		expect([1, 2, 3].map((text) => render("a", page(String(text))))).toEqual(["<p>1</p>", "<p>2</p>", "<p>3</p>"]);
		expect(asked()).toBe(1);
	});

	it("are React's for good when one is not plain, and those of other templates are not", () => {
		const { renderPlain, asked } = createPlain("<p>1</p>", null, "<p>1</p>", "plain");
		const render = createPageRenderer(renderPlain);
		expect([1, 2, 3].map((text) => render("a", page(String(text))))).toEqual(["<p>1</p>", "<p>2</p>", "<p>3</p>"]);
		expect(asked()).toBe(2);
		expect([1, 2].map((text) => render("b", page(String(text))))).toEqual(["<p>1</p>", "plain"]);
	});

	it("stay what they are when one throws", () => {
		const { renderPlain } = createPlain("<p>1</p>", null, "plain");
		const render = createPageRenderer(renderPlain);
		expect(() => render("a", throwing)).toThrow("thrown");
		expect(render("a", page("1"))).toBe("<p>1</p>");
		expect(() => render("a", throwing)).toThrow("thrown");
		expect(render("a", page("2"))).toBe("plain");
	});
});
