import { withPrefix } from "gatsby";
import type { ReactElement } from "react";
import { HomeHero } from "./home-hero";
import { Layout } from "./layout";

interface WrapPageElementArgs {
	readonly element: ReactElement;
	readonly props: { readonly location: { readonly pathname: string; readonly search: string } };
}

/** One layout around all pages: it stays while pages come and go, and with it the search field and what is typed there. */
export function wrapPageElement({ element, props: { location } }: WrapPageElementArgs): ReactElement {
	return (
		<Layout location={location} hero={location.pathname === withPrefix("/") && <HomeHero />}>
			{element}
		</Layout>
	);
}
