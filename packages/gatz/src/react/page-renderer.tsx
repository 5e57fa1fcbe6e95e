import { createElement, type ReactNode } from "react";
import type { PageLocation } from "./location.js";
import type { PageComponent } from "./page-types.js";
import { siteRuntime } from "./site-runtime.js";

export interface PageRendererProps {
	readonly location: Pick<PageLocation, "pathname" | "search">;
}

/** Renders a page that the browser has loaded already, else nothing; nothing on the server. SPEC 5.14.4. */
export function PageRenderer({ location }: PageRendererProps): ReactNode {
	if (typeof window === "undefined") return null;
	const page = siteRuntime().___loader?.loadPageSync(location.pathname + location.search);
	if (!page) return null;
	return createElement(page.component as PageComponent, { ...page.json, location, pageResources: page });
}
