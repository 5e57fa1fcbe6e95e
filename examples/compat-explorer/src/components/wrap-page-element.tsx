import type { ReactElement } from "react";
import type { HomeView } from "../compat/views";
import { HomeHero } from "./home-hero";
import { Layout } from "./layout";

interface WrapPageElementArgs {
	readonly element: ReactElement;
	readonly props: {
		readonly location: { readonly pathname: string; readonly search: string };
		readonly pageContext: { readonly home?: HomeView };
	};
}

/** One layout around all pages: it stays while pages come and go, and with it the search field and what is typed there. */
export function wrapPageElement({ element, props }: WrapPageElementArgs): ReactElement {
	const { home } = props.pageContext;
	return (
		<Layout location={props.location} hero={home && <HomeHero home={home} />}>
			{element}
		</Layout>
	);
}
