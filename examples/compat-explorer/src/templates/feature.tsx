import { graphql, type HeadProps, type PageProps } from "gatsby";
import type { Feature } from "../compat/feature";
import { plainText } from "../compat/markup";
import { FeatureHeader } from "../components/feature-header";
import { PageHead } from "../components/page-head";
import { RelatedFeatures } from "../components/related-features";
import { SupportTable } from "../components/support-table";
import { Timeline } from "../components/timeline";
import { useIsHydrated } from "../components/use-is-hydrated";

interface FeatureData {
	readonly feature: Feature;
}

/** The page of a feature, made at build. `?all` shows all of its sub-features. */
export default function FeaturePage({ data: { feature }, location }: PageProps<FeatureData>) {
	const showAll = useIsHydrated() && new URLSearchParams(location.search).has("all");
	return (
		<>
			<FeatureHeader feature={feature} />
			<SupportTable feature={feature} showAll={showAll} />
			<Timeline history={feature.history} />
			<RelatedFeatures feature={feature} />
		</>
	);
}

export function Head({ data: { feature } }: HeadProps<FeatureData>) {
	const title = plainText(feature.heading);
	return <PageHead title={`${title} (${feature.kind})`} description={`Which browsers support ${title}, and since which version.`} />;
}

export const query = graphql`
	query Feature($id: String!) {
		feature: compatFeature(id: { eq: $id }) {
			...FeatureHeader
			...SupportTable
			...Timeline
			...RelatedFeatures
		}
	}
`;
