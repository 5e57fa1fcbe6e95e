import type { PageResult } from "../universal/page.js";
import { pageParams, type RouteProps } from "../universal/route-props.js";
import type { PageLocation } from "./location.js";
import type { HeadProps, PageProps } from "./page-types.js";

/** All that the props of a page are made of; the same on the server and in the browser. */
export interface PagePropsInput {
	readonly result: PageResult;
	readonly location: PageLocation;
	readonly route: RouteProps;
	/** Browser only. SPEC 5.1.10. */
	readonly pageResources?: unknown;
}

/** Makes the props of a page component; what is undefined is no key. SPEC 5.1. */
export function createPageProps({ result, location, route, pageResources }: PagePropsInput): PageProps {
	const props: Record<string, unknown> = { ...route.params };
	props.path = route.path;
	props.uri = route.uri;
	props.location = location;
	props.params = pageParams(route.params, result.pageContext);
	props.pageContext = result.pageContext;
	if (result.data !== undefined) props.data = result.data;
	if (result.serverData !== undefined) props.serverData = result.serverData;
	if (pageResources !== undefined) props.pageResources = pageResources;
	return props as unknown as PageProps;
}

/** Picks the props of the `Head` export from those of its page. SPEC 5.2.2. */
export function createHeadProps({ location, params, data = {}, serverData, pageContext }: PageProps): HeadProps {
	return { location: { pathname: location.pathname }, params, data, serverData, pageContext };
}
