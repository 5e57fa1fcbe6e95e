import { type GetServerDataProps, type HeadProps, notFound, type PageProps } from "gatsby";
import { plainText } from "../../compat/markup";
import type { FeatureView } from "../../compat/views";
import { FeatureHeader } from "../../components/feature-header";
import { PageHead } from "../../components/page-head";
import { RelatedFeatures } from "../../components/related-features";
import { SupportTable } from "../../components/support-table";
import { Timeline } from "../../components/timeline";
import { featureView } from "../../server/feature-view.server";
import { loadLibrary } from "../../server/load-compat.server";

export async function getServerData({ params, query }: GetServerDataProps) {
	const { compat } = await loadLibrary();
	const view = featureView(compat, String(params.path), query.all !== undefined);
	if (!view) return notFound();
	return {
		props: view,
		headers: { "Cache-Control": "public, s-maxage=60, stale-while-revalidate=600" },
	};
}

export default function FeaturePage({ serverData: view }: PageProps<object, object, unknown, FeatureView>) {
	return (
		<>
			<FeatureHeader view={view} />
			<SupportTable view={view} />
			<Timeline timeline={view.timeline} dataDate={view.dataDate} />
			<RelatedFeatures view={view} />
		</>
	);
}

export function Head({ serverData: view }: HeadProps<object, object, FeatureView>) {
	const title = plainText(view.title);
	return <PageHead title={`${title} (${view.kind})`} description={`Which browsers support ${title}, and since which version.`} />;
}
