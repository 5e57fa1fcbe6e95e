import { SUPPORT_WORDS, type SupportCell } from "../compat/support";
import { SupportIcon } from "./icons";
import * as styles from "./support-badge.module.css";

interface SupportBadgeProps {
	readonly cell: SupportCell;
	/** Name of the browser, where no column says it. */
	readonly browser?: string;
}

/** How one browser supports a feature: a shape, a version, a word where it takes one. */
export function SupportBadge({ cell, browser }: SupportBadgeProps) {
	const { support, version, mark, hasNotes } = cell;
	return (
		<span className={styles.badge} data-support={support}>
			{browser && <small>{browser}</small>}
			<span>
				<SupportIcon support={support} />
				<span className="visually-hidden">{SUPPORT_WORDS[support]}</span>
				{version === "preview" ? <small>Preview</small> : version || (support === "no" && "No")}
				{hasNotes && (
					<span className={styles.notes} title="Has notes">
						<span className="visually-hidden">, has notes</span>
					</span>
				)}
			</span>
			{mark && <small>{mark}</small>}
		</span>
	);
}
