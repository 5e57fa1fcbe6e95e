import { Link } from "gatsby";
import { featureHref, searchHref } from "../compat/links";
import type { FeatureView } from "../compat/views";
import * as styles from "./related-features.module.css";
import { RichText } from "./rich-text";

/** Ways onwards: what the feature belongs to, its neighbours, and the groups it is part of. */
export function RelatedFeatures({ view: { parent, siblings, groups } }: { readonly view: FeatureView }) {
	if (!parent && siblings.length === 0 && groups.length === 0) return null;
	return (
		<section className={styles.section} aria-labelledby="nearby">
			<h2 id="nearby">Nearby</h2>
			{(parent || groups.length > 0) && (
				<p className={styles.intro}>
					{parent && (
						<span>
							Part of{" "}
							<Link to={featureHref(parent.path)}>
								<RichText text={parent.title} isPlain />
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
