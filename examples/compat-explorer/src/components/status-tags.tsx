import type { Status } from "../compat/views";
import * as styles from "./status-tags.module.css";

const WORDS: Readonly<Record<Status, string>> = {
	experimental: "Experimental",
	deprecated: "Deprecated",
	"non-standard": "Non-standard",
};

export function StatusTags({ statuses }: { readonly statuses: readonly Status[] }) {
	return statuses.map((status) => (
		<span key={status} className={styles.tag} data-status={status}>
			{WORDS[status]}
		</span>
	));
}
