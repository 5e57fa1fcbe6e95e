import { Link } from "gatsby";
import { formatCount } from "../compat/format";
import { searchHref } from "../compat/links";
import type { SearchView } from "../compat/views";
import * as styles from "./category-filter.module.css";

/** The parts of the platform, with what was found in each. */
export function CategoryFilter({ view }: { readonly view: SearchView }) {
	const { query: q, browser, support, category: chosen } = view;
	const choices = [{ id: "", label: "Everything", count: view.anyCategory }, ...view.categories];
	return (
		<nav className={styles.categories} aria-label="Categories">
			<ul>
				{choices.map(({ id, label, count }) => {
					if (count === 0 && id !== chosen) return null;
					return (
						<li key={id}>
							<Link to={searchHref({ q, browser, support, category: id })} aria-current={id === chosen ? "true" : undefined}>
								<span>{label}</span>
								<span className={styles.count}>{formatCount(count)}</span>
							</Link>
						</li>
					);
				})}
			</ul>
		</nav>
	);
}
