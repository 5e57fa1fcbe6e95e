import { Link } from "gatsby";
import { formatCount } from "../compat/format";
import { searchHref } from "../compat/links";
import type { SearchView } from "../compat/views";
import * as styles from "./search-summary.module.css";

/** How much was found; screen readers are told when it changes. */
export function SearchSummary({ view }: { readonly view: SearchView }) {
	const { query, category, browser, support, total, page, pages, suggestion } = view;
	return (
		<div className={styles.summary}>
			<p role="status">{sentence(view)}</p>
			{suggestion && (
				<p>
					Did you mean{" "}
					<Link to={searchHref({ q: suggestion, category, browser, support })}>
						<strong>{suggestion}</strong>
					</Link>
					?
				</p>
			)}
			{total === 0 && query !== "" && (category !== "" || support !== "") && (
				<p>
					<Link to={searchHref({ q: query })}>Search without filters</Link>
				</p>
			)}
			{pages > 1 && (
				<p className={styles.page}>
					Page {page} of {formatCount(pages)}
				</p>
			)}
		</div>
	);
}

function sentence({ total, category, categories, browser, browsers, support }: SearchView): string {
	const name = browsers.find(({ id }) => id === browser)?.name ?? "";
	const what = total === 1 ? "1 feature" : `${total === 0 ? "No" : formatCount(total)} features`;
	const where = category === "" ? "" : ` in ${categories.find(({ id }) => id === category)?.label}`;
	if (support === "") return `${what}${where}.`;
	return support === "yes" ? `${what}${where} that ${name} supports.` : `${what}${where} that ${name} does not support.`;
}
