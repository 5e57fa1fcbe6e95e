import { Link } from "gatsby";
import { formatList } from "../compat/format";
import { featureHref } from "../compat/links";
import type { MissingFeature } from "../compat/views";
import * as styles from "./missing-list.module.css";
import { RichText } from "./rich-text";

interface MissingListProps {
	readonly title: string;
	readonly intro: string;
	readonly features: readonly MissingFeature[];
}

export function MissingList({ title, intro, features }: MissingListProps) {
	return (
		<section className={styles.section}>
			<h2>{title}</h2>
			{intro && <p className={styles.intro}>{intro}</p>}
			<ul className={styles.features}>
				{features.map(({ path, title: name, kind, fixedIn, elsewhere }) => (
					<li key={path}>
						<Link to={featureHref(path)}>
							<RichText text={name} isPlain />
						</Link>
						<span className={styles.kind}>{kind}</span>
						<span className={styles.where}>{fixedIn ? `Since version ${fixedIn}` : `In ${formatList(elsewhere)}`}</span>
					</li>
				))}
			</ul>
		</section>
	);
}
