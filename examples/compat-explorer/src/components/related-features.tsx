import { graphql, Link } from "gatsby";
import type { Feature } from "../compat/feature";
import { featureHref, searchHref } from "../compat/links";
import * as styles from "./related-features.module.css";
import { RichText } from "./rich-text";

export const fragment = graphql`
	fragment RelatedFeatures on CompatFeature {
		owner {
			path
			title
		}
		siblings {
			path
			title
		}
		groups
	}
`;

/** Ways onwards: what the feature belongs to, its neighbours, and the groups it is part of. */
export function RelatedFeatures({ feature: { owner, siblings, groups } }: { readonly feature: Feature }) {
	if (!owner && siblings.length === 0 && groups.length === 0) return null;
	return (
		<section className={styles.section} aria-labelledby="nearby">
			<h2 id="nearby">Nearby</h2>
			{(owner || groups.length > 0) && (
				<p className={styles.intro}>
					{owner && (
						<span>
							Part of{" "}
							<Link to={featureHref(owner.path)}>
								<RichText text={owner.title} isPlain />
							</Link>
							.{" "}
						</span>
					)}
					{groups.map((group) => (
						<span key={group}>
							In the group <Link to={searchHref({ q: group.replaceAll("-", " ") })}>{group.replaceAll("-", " ")}</Link>.{" "}
						</span>
					))}
				</p>
			)}
			<ul className={styles.siblings}>
				{siblings.map(({ path, title }) => (
					<li key={path}>
						<Link to={featureHref(path)}>
							<RichText text={title} isPlain />
						</Link>
					</li>
				))}
			</ul>
		</section>
	);
}
