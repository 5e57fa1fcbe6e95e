import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import type { LoadedSlice } from "../universal/slice.js";
import { provideSlices, Slice, type SlicePlaceholderProps } from "./slice.js";

const shown: LoadedSlice = {
	id: "a",
	component: ({ children, ...props }: { children?: unknown }) => [JSON.stringify(props), children],
	result: { data: { n: 1 }, sliceContext: { m: 2 } },
};

const render = (props: SlicePlaceholderProps) =>
	renderToStaticMarkup(provideSlices(new Map([["a", shown]]), <Slice {...props} />)).replaceAll("&quot;", '"');

describe("Slice (SPEC 5.12)", () => {
	it("gives its component own props, data, sliceContext and children", () => {
		expect(render({ alias: "a", own: [{ x: null }], children: <b>c</b> })).toBe(
			'{"own":[{"x":null}],"data":{"n":1},"sliceContext":{"m":2}}<b>c</b>',
		);
	});
	it("throws for an alias without slice, unless it may be empty", () => {
		expect(() => render({ alias: "b" })).toThrow('GATZ_SLICE_NOT_FOUND: there is no slice "b".');
		expect(render({ alias: "b", allowEmpty: true })).toBe("");
	});
	const circle: Record<string, never> = {};
	Object.assign(circle, { circle });
	it.each([
		["onOpen", { onOpen: () => {} }, "a function"],
		["menu.1.onOpen", { menu: [{}, { onOpen: () => {} }] }, "a function"],
		["icon", { icon: <b /> }, "a React element"],
		["outer.circle", { outer: circle }, "itself"],
	])("names the prop %s, which can't be serialised", (key, props, kind) => {
		expect(() => render({ alias: "a", ...(props as object) })).toThrow(`the slice "a" got the prop "${key}", which `);
		expect(() => render({ alias: "a", ...(props as object) })).toThrow(kind);
	});
});
