import { withPrefix } from "gatsby";
import { type SearchAddress, searchHref } from "../compat/links";

/** Id of the search form. The search page's filters stand elsewhere and belong to it by their `form` attribute. */
export const SEARCH_FORM = "search";

/** Id of its text field. */
export const SEARCH_FIELD = "q";

/** The address that submitting the form would lead to, from its first page. */
export function searchFormHref(form: HTMLFormElement): string {
	const address: SearchAddress = Object.fromEntries([...new FormData(form)].filter(([, value]) => typeof value === "string"));
	return searchHref(address);
}

/** Whether an address is that of the search page. */
export function isSearchPage(pathname: string): boolean {
	return pathname === withPrefix("/search/");
}
