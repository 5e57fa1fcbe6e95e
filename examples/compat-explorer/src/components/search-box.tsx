import { withPrefix } from "gatsby";
import { SearchIcon } from "./icons";
import * as styles from "./search-box.module.css";
import { isSearchPage, SEARCH_FIELD, SEARCH_FORM, searchFormHref } from "./search-form";
import { useResultKeys } from "./use-result-keys";
import { useSearchAsYouType } from "./use-search-as-you-type";

interface SearchBoxProps {
	readonly location: { readonly pathname: string; readonly search: string };
}

/** The site's one search field. Without JavaScript it is a form that leads to the search page. */
export function SearchBox({ location }: SearchBoxProps) {
	const isSearch = isSearchPage(location.pathname);
	const shown = isSearch ? (new URLSearchParams(location.search).get("q") ?? "") : "";
	const { field, onInput, onSubmit } = useSearchAsYouType({ shown, isResultPage: isSearch, hrefOf: searchFormHref });
	useResultKeys(field);
	return (
		<search className={styles.search}>
			<form id={SEARCH_FORM} className={styles.form} action={withPrefix("/search/")} method="get" onSubmit={onSubmit}>
				<label htmlFor={SEARCH_FIELD} className="visually-hidden">
					Search features
				</label>
				<SearchIcon />
				<input
					ref={field}
					id={SEARCH_FIELD}
					className={styles.field}
					type="search"
					name="q"
					defaultValue={shown}
					onInput={onInput}
					placeholder="grid, :has, Array.at, dialog…"
					maxLength={120}
					autoComplete="off"
					autoCapitalize="off"
					autoCorrect="off"
					spellCheck={false}
					enterKeyHint="search"
					aria-keyshortcuts="/"
				/>
				<span className={styles.key} aria-hidden="true">
					/
				</span>
				<button type="submit" className={styles.submit}>
					Search
				</button>
			</form>
		</search>
	);
}
