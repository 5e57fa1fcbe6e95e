import type { ReactElement, ReactNode } from "react";
import { rawHtml } from "./raw-html.js";

/** Props of `src/html`, besides those of `setBodyProps`. SPEC 2.3.9. */
export interface HtmlProps {
	readonly htmlAttributes: Readonly<Record<string, unknown>>;
	readonly headComponents: ReactNode;
	readonly bodyAttributes: Readonly<Record<string, unknown>>;
	readonly preBodyComponents: ReactNode;
	/** The page's HTML, for an element with the id `___gatsby`. */
	readonly body: string;
	readonly postBodyComponents: ReactNode;
	/** Path of the page, with the search string of a server-rendered one. */
	readonly path: string;
}

/** The document of sites that have no `src/html`. SPEC 2.3.2, 2.3.4. */
export function DefaultHtml(props: HtmlProps): ReactElement {
	return (
		<html {...props.htmlAttributes}>
			<head>
				<meta charSet="utf-8" />
				<meta httpEquiv="x-ua-compatible" content="ie=edge" />
				<meta name="viewport" content="width=device-width, initial-scale=1, shrink-to-fit=no" />
				{props.headComponents}
			</head>
			<body {...props.bodyAttributes}>
				{props.preBodyComponents}
				<div key="body" id="___gatsby" {...rawHtml(props.body)} />
				{props.postBodyComponents}
			</body>
		</html>
	);
}
