import { graphql, Link } from "gatsby";
import { Fragment } from "react";
import type { Feature } from "../compat/feature";
import { specLabel } from "../compat/format";
import { compareHref, featureHref, searchHref } from "../compat/links";
import * as styles from "./feature-header.module.css";
import { CompareIcon } from "./icons";
import { ReachNote } from "./reach-note";
import { RichText } from "./rich-text";
import { StatusTags } from "./status-tags";

export const fragment = graphql`
	fragment FeatureHeader on CompatFeature {
		path
		name
		heading
		kind
		trail {
			label
			path
			isFeature
		}
		statuses
		isStandard
		reach {
			since
			missing
			known
		}
		mdn
		specs
	}
`;

export function FeatureHeader({ feature }: { readonly feature: Feature }) {
	return (
		<header className={styles.header}>
			<Breadcrumbs feature={feature} />
			<p className={styles.kind}>
				{feature.kind} <StatusTags statuses={feature.statuses} />
			</p>
			<h1>
				<RichText text={feature.heading} />
			</h1>
			<ReachNote reach={feature.reach} />
			<References feature={feature} />
		</header>
	);
}

function Breadcrumbs({ feature: { trail, name } }: { readonly feature: Feature }) {
	return (
		<nav className={styles.crumbs} aria-label="Breadcrumbs">
			<ol>
				<li>
					<Link to="/search/">All</Link>
				</li>
				{trail.map((step) => {
					const href = stepHref(step);
					return <li key={step.path}>{href ? <Link to={href}>{step.label}</Link> : step.label}</li>;
				})}
				<li aria-current="page">{name}</li>
			</ol>
		</nav>
	);
}

/** Features have a page, categories a search; what is between has neither. */
function stepHref({ path, isFeature }: Feature["trail"][number]): string | null {
	if (isFeature) return featureHref(path);
	return path.includes("/") ? null : searchHref({ category: path });
}

function References({ feature: { path, mdn, specs, isStandard } }: { readonly feature: Feature }) {
	return (
		<p className={styles.references}>
			<Link className={styles.compare} to={compareHref({ a: path })}>
				<CompareIcon /> Compare with…
			</Link>
			{mdn && (
				<a className={styles.mdn} href={mdn}>
					Read about it on MDN
				</a>
			)}
			{specs.length > 0 && (
				<span>
					{isStandard ? "Standard: " : "Specification: "}
					{specs.map((url, at) => (
						<Fragment key={url}>
							{at > 0 && ", "}
							<a href={url}>{specLabel(url)}</a>
						</Fragment>
					))}
				</span>
			)}
		</p>
	);
}
