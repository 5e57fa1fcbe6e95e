import { Link } from "gatsby";
import { compareHref, featureHref } from "../compat/links";
import { plainText } from "../compat/markup";
import type { SearchResult, SearchView } from "../compat/views";
import { RichText } from "./rich-text";
import { SEARCH_FIELD } from "./search-form";
import * as styles from "./search-results.module.css";
import { StatusTags } from "./status-tags";
import { SupportBadge } from "./support-badge";
import { resultLink } from "./use-result-keys";

export function SearchResults({ view }: { readonly view: SearchView }) {
	if (view.results.length === 0)
		return <p className={styles.none}>Nothing here. Try fewer or other words, such as a property or a method.</p>;
	const first = (view.page - 1) * 20 + 1;
	return (
		<ol className={styles.results} start={first}>
			{view.results.map((result) => (
				<Result key={result.path} result={result} view={view} />
			))}
		</ol>
	);
}

function Result({ result, view }: { readonly result: SearchResult; readonly view: SearchView }) {
	return (
		<li className={styles.result}>
			<div className={styles.about}>
				<h2>
					<Link to={featureHref(result.path)} {...resultLink(SEARCH_FIELD)}>
						<RichText text={result.title} isPlain />
					</Link>
					<StatusTags statuses={result.statuses} />
				</h2>
				<p>
					{[result.kind, ...result.owners].join(" › ")}
					<Link
						className={styles.compare}
						to={compareHref({ a: result.path })}
						aria-label={`Compare ${plainText(result.title)} with another feature`}
					>
						Compare
					</Link>
				</p>
			</div>
			<ul className={styles.cells} aria-label="Browser support">
				{view.columns.map(({ id, name }, column) => {
					const cell = result.cells[column];
					return (
						cell && (
							<li key={id} className={id === view.browser ? styles.chosen : undefined}>
								<SupportBadge cell={cell} browser={name} />
							</li>
						)
					);
				})}
			</ul>
		</li>
	);
}
