import { formatAge, formatDate, formatList } from "../compat/format";
import type { Reach } from "../compat/views";
import { SupportIcon } from "./icons";
import * as styles from "./reach-note.module.css";
import { browserName, useEdition } from "./use-edition";

/** The answer that most visitors came for, in a sentence. */
export function ReachNote({ reach: { since, missing, known } }: { readonly reach: Reach }) {
	const edition = useEdition();
	if (known === 0) return null;
	if (since) {
		return (
			<div className={styles.note} data-support="yes">
				<SupportIcon support="yes" />
				<div>
					<strong>Works in every major browser</strong>
					<p>
						Since <time dateTime={since}>{formatDate(since)}</time>, {formatAge(since, edition.date)} before this data was made.
					</p>
				</div>
			</div>
		);
	}
	const isNowhere = missing.length === known;
	const support = isNowhere ? "no" : "partial";
	return (
		<div className={styles.note} data-support={support}>
			<SupportIcon support={support} />
			<div>
				<strong>{isNowhere ? "Not fully supported by any major browser" : "Does not work everywhere"}</strong>
				{!isNowhere && missing.length > 0 && <p>Missing or incomplete in {formatList(missing.map((key) => browserName(edition, key)))}.</p>}
				{isNowhere && <p>Some may have it in part, behind a flag or in a preview: see below.</p>}
			</div>
		</div>
	);
}
