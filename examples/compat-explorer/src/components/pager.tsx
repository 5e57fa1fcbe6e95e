import { Link } from "gatsby";
import { formatCount } from "../compat/format";
import { searchHref } from "../compat/links";
import type { SearchView } from "../compat/views";
import * as styles from "./pager.module.css";

/** Links to the pages around the one that is shown, and to both ends. */
export function Pager({ view }: { readonly view: SearchView }) {
	const { query: q, category, browser, support, page, pages } = view;
	if (pages < 2) return null;
	const to = (target: number) => searchHref({ q, category, browser, support, page: target });
	const near = [page - 1, page, page + 1].filter((each) => each >= 1 && each <= pages);
	const shown = [...new Set([1, ...near, pages])].sort((a, b) => a - b);
	return (
		<nav className={styles.pager} aria-label="Pages of results">
			{page > 1 && (
				<Link to={to(page - 1)} rel="prev">
					Previous
				</Link>
			)}
			<ol>
				{shown.map((each, at) => (
					<li key={each} className={at > 0 && each - (shown[at - 1] as number) > 1 ? styles.gap : undefined}>
						<Link to={to(each)} aria-label={`Page ${each}`} aria-current={each === page ? "page" : undefined}>
							{formatCount(each)}
						</Link>
					</li>
				))}
			</ol>
			{page < pages && (
				<Link to={to(page + 1)} rel="next">
					Next
				</Link>
			)}
		</nav>
	);
}
