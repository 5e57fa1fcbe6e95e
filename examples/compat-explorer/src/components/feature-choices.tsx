import { Link } from "gatsby";
import type { FeatureHit } from "../compat/views";
import * as styles from "./feature-choices.module.css";
import { RichText } from "./rich-text";
import { resultLink } from "./use-result-keys";

interface FeatureChoicesProps {
	readonly features: readonly FeatureHit[];
	/** Where choosing one leads. */
	readonly hrefOf: (path: string) => string;
	/** The field from which arrow keys reach the list. */
	readonly field: string;
	readonly label: string;
}

/** Features to choose from, each with what tells it from others of its name. */
export function FeatureChoices({ features, hrefOf, field, label }: FeatureChoicesProps) {
	if (features.length === 0) return null;
	return (
		<ul className={styles.choices} aria-label={label}>
			{features.map(({ path, title, kind, owners }) => (
				<li key={path}>
					<Link to={hrefOf(path)} {...resultLink(field)}>
						<span className={styles.name}>
							<RichText text={title} isPlain />
						</span>
						<span className={styles.kind}>{[kind, ...owners].join(" › ")}</span>
					</Link>
				</li>
			))}
		</ul>
	);
}
