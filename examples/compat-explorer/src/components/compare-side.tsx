import { Link } from "gatsby";
import { type CompareAddress, compareHref, featureHref } from "../compat/links";
import { plainText } from "../compat/markup";
import type { ComparedFeature, CompareSide as Side } from "../compat/views";
import { ComparePicker } from "./compare-picker";
import * as styles from "./compare-side.module.css";
import { ReachNote } from "./reach-note";
import { RichText } from "./rich-text";
import { StatusTags } from "./status-tags";

/** Which side of the comparison. */
export type SideName = "a" | "b";

const LABELS: Readonly<Record<SideName, string>> = { a: "First feature", b: "Second feature" };

interface CompareSideProps {
	readonly name: SideName;
	readonly side: Side;
	readonly other: Side;
}

/** One side: the feature that was chosen, or what one chooses it with. */
export function CompareSide({ name, side, other }: CompareSideProps) {
	const rest = addressOf(name === "a" ? "b" : "a", other);
	const id = `side-${name}`;
	return (
		<section className={styles.side} aria-labelledby={id}>
			<h2 id={id} className={styles.label}>
				{LABELS[name]}
			</h2>
			{side.feature ? (
				<Chosen feature={side.feature} change={compareHref({ ...rest, [`q${name}`]: plainText(side.feature.title) })} />
			) : (
				<ComparePicker key={name} name={name} label={LABELS[name]} side={side} rest={rest} />
			)}
		</section>
	);
}

/** What the address has to say of a side to keep it as it is. */
function addressOf(name: SideName, { feature, query }: Side): CompareAddress {
	return feature ? { [name]: feature.path } : { [`q${name}`]: query };
}

/** @param change where one chooses another */
function Chosen({ feature, change }: { readonly feature: ComparedFeature; readonly change: string }) {
	return (
		<div className={styles.chosen}>
			<p className={styles.name}>
				<Link to={featureHref(feature.path)}>
					<RichText text={feature.title} isPlain />
				</Link>
			</p>
			<p className={styles.kind}>
				{[feature.kind, ...feature.owners].join(" › ")} <StatusTags statuses={feature.statuses} />
			</p>
			<ReachNote reach={feature.reach} />
			<p className={styles.change}>
				<Link to={change} aria-label={`Change ${plainText(feature.title)}`}>
					Change
				</Link>
			</p>
		</div>
	);
}
