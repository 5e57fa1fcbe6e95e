import { type GetServerDataProps, Link, type PageProps } from "gatsby";
import { featureHref, searchHref } from "../../compat/links";
import type { UnknownFeatureView } from "../../compat/views";
import { ErrorNotice } from "../../components/error-notice";
import { FeatureChoices } from "../../components/feature-choices";
import { PageHead } from "../../components/page-head";
import { SEARCH_FIELD } from "../../components/search-form";
import { loadLibrary } from "../../server/load-compat.server";
import { unknownFeatureView } from "../../server/similar-features.server";
import * as styles from "./unknown-feature.module.css";

/** Only addresses come here that have no static page: see `createPages`. */
export async function getServerData({ params }: GetServerDataProps) {
	return {
		status: 404,
		props: unknownFeatureView(await loadLibrary(), String(params.path)),
		headers: { "Cache-Control": "public, s-maxage=60, stale-while-revalidate=600" },
	};
}

export default function UnknownFeaturePage({ serverData: view }: PageProps<object, object, unknown, UnknownFeatureView>) {
	return (
		<>
			<ErrorNotice code="404" title="No feature at this address">
				The data does not know <code>{view.path}</code>. It may have another name, or may have left the data.
			</ErrorNotice>
			{view.similar.length > 0 && (
				<section className={styles.similar} aria-labelledby="similar">
					<h2 id="similar">Did you mean one of these?</h2>
					<FeatureChoices features={view.similar} hrefOf={featureHref} field={SEARCH_FIELD} label="Similar features" />
					{view.words && (
						<p>
							<Link to={searchHref({ q: view.words })}>Search for “{view.words}”</Link>
						</p>
					)}
				</section>
			)}
		</>
	);
}

export function Head() {
	return <PageHead title="No such feature" />;
}
