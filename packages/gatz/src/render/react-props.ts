import type { CSSProperties } from "react";
import type { HtmlAttributes } from "../react/html-attributes.js";

/** Attributes that React knows by another name. */
const NAMES: Readonly<Record<string, string>> = {
	class: "className",
	for: "htmlFor",
	"http-equiv": "httpEquiv",
	charset: "charSet",
	crossorigin: "crossOrigin",
	fetchpriority: "fetchPriority",
	hreflang: "hrefLang",
	imagesizes: "imageSizes",
	imagesrcset: "imageSrcSet",
	itemprop: "itemProp",
	nomodule: "noModule",
	referrerpolicy: "referrerPolicy",
	tabindex: "tabIndex",
};

/** Attributes whose empty value says yes; React wants true. */
const FLAGS = new Set(["async", "defer", "disabled", "hidden", "inert", "itemscope", "nomodule"]);

/** Props that make React write these attributes. */
export function toReactProps(attributes: Readonly<HtmlAttributes>): Record<string, unknown> {
	const props: Record<string, unknown> = {};
	for (const name in attributes) {
		const value = attributes[name] as string;
		props[NAMES[name] ?? name] = name === "style" ? parseStyle(value) : value === "" && FLAGS.has(name) ? true : value;
	}
	return props;
}

/** A style attribute as React takes it. Semicolons in quotes and brackets are part of a value. */
function parseStyle(css: string): CSSProperties {
	const style: Record<string, string> = {};
	for (const declaration of css.match(/(?:[^;"'(]|"[^"]*"|'[^']*'|\([^)]*\))+/g) ?? []) {
		const [, property = "", value = ""] = /^\s*([\w-]+)\s*:\s*([\s\S]*?)\s*$/.exec(declaration) ?? [];
		if (property !== "") style[toStyleName(property)] = value;
	}
	return style;
}

function toStyleName(property: string): string {
	if (property.startsWith("--")) return property;
	return property.replace(/^-ms-/, "ms-").replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
