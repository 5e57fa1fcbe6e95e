import { createElement, type ReactElement } from "react";
import { HEAD_MARK, type HeadElement } from "../react/head-element.js";
import { escapeContent } from "./head-html.js";
import { rawHtml } from "./raw-html.js";
import { toReactProps } from "./react-props.js";

/** A Head's elements as React elements, so that `onPreRenderHTML` can look at them. */
export function headComponents(elements: readonly HeadElement[]): ReactElement[] {
	return elements.map(({ tag, attributes, content }, index) =>
		createElement(tag, {
			key: `gatsby-head-${index}`,
			...toReactProps(attributes),
			[HEAD_MARK]: "true",
			...(content !== null && rawHtml(escapeContent(tag, content, attributes.type))),
		}),
	);
}
