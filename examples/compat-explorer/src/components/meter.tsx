import { formatCount, percent } from "../compat/format";
import * as styles from "./meter.module.css";

interface MeterProps {
	readonly part: number;
	readonly whole: number;
	/** Said after the numbers: `work everywhere`. */
	readonly words: string;
}

/** A share as a bar, with the numbers beside it. */
export function Meter({ part, whole, words }: MeterProps) {
	const share = percent(part, whole);
	return (
		<span className={styles.meter}>
			<span className={styles.track} aria-hidden="true">
				<span className={styles.bar} style={{ width: `${share}%` }} />
			</span>
			<span className={styles.words}>
				<strong>{share}%</strong> of {formatCount(whole)} {words}
			</span>
		</span>
	);
}
