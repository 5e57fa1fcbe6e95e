import type { ReactElement } from "react";
import { Layout } from "./layout";

interface WrapPageElementArgs {
	readonly element: ReactElement;
	readonly props: { readonly location: { readonly pathname: string; readonly search: string } };
}

/** One layout around all pages: it stays while pages come and go, and with it the search field and what is typed there. */
export function wrapPageElement({ element, props }: WrapPageElementArgs): ReactElement {
	return <Layout location={props.location}>{element}</Layout>;
}
