import { Link } from "gatsby";
import { Fragment } from "react";
import type { FeatureView } from "../compat/views";
import * as styles from "./feature-header.module.css";
import { ReachNote } from "./reach-note";
import { RichText } from "./rich-text";
import { StatusTags } from "./status-tags";

export function FeatureHeader({ view }: { readonly view: FeatureView }) {
	return (
		<header className={styles.header}>
			<Breadcrumbs view={view} />
			<p className={styles.kind}>
				{view.kind} <StatusTags statuses={view.statuses} />
			</p>
			<h1>
				<RichText text={view.title} />
			</h1>
			<ReachNote reach={view.reach} dataDate={view.dataDate} />
			<References view={view} />
		</header>
	);
}

function Breadcrumbs({ view: { crumbs, name } }: { readonly view: FeatureView }) {
	return (
		<nav className={styles.crumbs} aria-label="Breadcrumbs">
			<ol>
				<li>
					<Link to="/search/">All</Link>
				</li>
				{crumbs.map(({ label, href }) => (
					<li key={href ?? label}>{href ? <Link to={href}>{label}</Link> : label}</li>
				))}
				<li aria-current="page">{name}</li>
			</ol>
		</nav>
	);
}

function References({ view: { mdn, specs, isStandard } }: { readonly view: FeatureView }) {
	if (!mdn && specs.length === 0) return null;
	return (
		<p className={styles.references}>
			{mdn && (
				<a className={styles.mdn} href={mdn}>
					Read about it on MDN
				</a>
			)}
			{specs.length > 0 && (
				<span>
					{isStandard ? "Standard: " : "Specification: "}
					{specs.map(({ url, label }, at) => (
						<Fragment key={url}>
							{at > 0 && ", "}
							<a href={url}>{label}</a>
						</Fragment>
					))}
				</span>
			)}
		</p>
	);
}
