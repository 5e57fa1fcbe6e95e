import { type SearchAddress, searchHref } from "../compat/links";

/** Id of the search form. The search page's filters stand elsewhere and belong to it by their `form` attribute. */
export const SEARCH_FORM = "search";

/** The address that submitting the form would lead to, from its first page. */
export function searchFormHref(form: HTMLFormElement): string {
	const address: SearchAddress = Object.fromEntries([...new FormData(form)].filter(([, value]) => typeof value === "string"));
	return searchHref(address);
}
