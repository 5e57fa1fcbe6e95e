import type { GetServerDataProps, HeadProps, PageProps } from "gatsby";
import type { SearchView } from "../compat/views";
import { CategoryFilter } from "../components/category-filter";
import { PageHead } from "../components/page-head";
import { Pager } from "../components/pager";
import { SearchFilters } from "../components/search-filters";
import { SearchResults } from "../components/search-results";
import { SearchSummary } from "../components/search-summary";
import { loadLibrary } from "../server/load-compat.server";
import { searchView } from "../server/search-view.server";
import * as styles from "./search.module.css";

export async function getServerData({ query }: GetServerDataProps) {
	return {
		props: searchView(await loadLibrary(), query),
		headers: { "Cache-Control": "public, max-age=60, s-maxage=600" },
	};
}

export default function SearchPage({ serverData: view }: PageProps<object, object, unknown, SearchView>) {
	return (
		<div className={styles.layout}>
			<div className={styles.head}>
				<h1>{view.query === "" ? "Browse all features" : `Results for “${view.query}”`}</h1>
				<SearchSummary view={view} />
			</div>
			<div className={styles.filters}>
				<SearchFilters view={view} />
				<CategoryFilter view={view} />
			</div>
			<div className={styles.results}>
				<SearchResults view={view} />
				<Pager view={view} />
			</div>
		</div>
	);
}

export function Head({ serverData: { query } }: HeadProps<object, object, SearchView>) {
	return <PageHead title={query === "" ? "Browse all features" : `${query} · Search`} />;
}
