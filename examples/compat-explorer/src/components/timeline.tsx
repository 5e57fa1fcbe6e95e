import { graphql } from "gatsby";
import { type CSSProperties, Fragment } from "react";
import type { BrowserHistory, HistoryEntry } from "../compat/feature";
import { formatDate, formatMonth } from "../compat/format";
import { SUPPORT_WORDS } from "../compat/support";
import { type TimelineBar, type TimelineScale, timelineScale } from "../compat/timeline";
import { SupportIcon } from "./icons";
import { RichText } from "./rich-text";
import * as styles from "./timeline.module.css";
import { browserName, useEdition } from "./use-edition";

export const fragment = graphql`
	fragment Timeline on CompatFeature {
		history {
			browser
			entries {
				support
				versions
				from
				to
				remarks
				notes
				bug
			}
		}
	}
`;

/** Each browser's way to the feature: a bar for the eye, and the same in words with all the notes. */
export function Timeline({ history }: { readonly history: readonly BrowserHistory[] }) {
	const edition = useEdition();
	const scale = timelineScale(history, edition.date);
	return (
		<section className={styles.section} aria-labelledby="history">
			<h2 id="history">Browser by browser</h2>
			<div className={styles.axis} aria-hidden="true">
				{scale.ticks.map(({ year, at }) => (
					<span key={year} style={{ left: `${at}%` }}>
						{year}
					</span>
				))}
			</div>
			<ul style={gridLines(scale)}>
				{history.map((each) => (
					<Browser key={each.browser} name={browserName(edition, each.browser)} history={each} bars={scale.bars(each)} />
				))}
			</ul>
			<p className={styles.today}>
				Bars end with the date of the data, <time dateTime={edition.date}>{formatDate(edition.date)}</time>.
			</p>
		</section>
	);
}

/** Where the years begin, for the style sheet: from the first one on in equal steps. */
function gridLines({ ticks: [first, second] }: TimelineScale): CSSProperties {
	const start = first?.at ?? 100;
	const step = second ? ((second.at - start) / (100 - start)) * 100 : 100;
	return { "--first-year": `${start}%`, "--years": `${step.toFixed(2)}%` } as CSSProperties;
}

interface BrowserProps {
	readonly name: string;
	readonly history: BrowserHistory;
	readonly bars: readonly TimelineBar[];
}

function Browser({ name, history, bars }: BrowserProps) {
	return (
		<li id={`history-${history.browser}`} className={styles.browser}>
			<h3>{name}</h3>
			<div aria-hidden="true">
				{bars.map(({ from, to, support }) => (
					<span
						key={`${from} ${to} ${support}`}
						data-support={support}
						style={{ left: `${from}%`, width: `${Math.max(0.8, to - from)}%` }}
					/>
				))}
			</div>
			<ul>
				{history.entries.map((entry) => (
					<Entry key={JSON.stringify(entry)} entry={entry} />
				))}
			</ul>
		</li>
	);
}

function Entry({ entry: { support, versions, from, remarks, notes, bug } }: { readonly entry: HistoryEntry }) {
	return (
		<li data-support={support}>
			<SupportIcon support={support} />
			<div>
				<span className="visually-hidden">{`${SUPPORT_WORDS[support]}: `}</span>
				<strong>{versions || "Not supported"}</strong>
				{from && (
					<>
						, <time dateTime={from}>{formatMonth(from)}</time>
					</>
				)}
				{remarks.map((remark) => (
					<Fragment key={remark}>
						{". "}
						<RichText text={remark} />
					</Fragment>
				))}
				{notes.map((note) => (
					<p key={note}>
						<RichText text={note} />
					</p>
				))}
				{bug && (
					<p>
						<a href={bug}>Follow its implementation</a>
					</p>
				)}
			</div>
		</li>
	);
}
