import { Fragment } from "react";
import { formatDate, formatMonth } from "../compat/format";
import { SUPPORT_WORDS } from "../compat/support";
import type { BrowserHistory, FeatureView, HistoryEntry } from "../compat/views";
import { SupportIcon } from "./icons";
import { RichText } from "./rich-text";
import * as styles from "./timeline.module.css";

interface TimelineProps {
	readonly timeline: FeatureView["timeline"];
	readonly dataDate: string;
}

/** Each browser's way to the feature: a bar for the eye, and the same in words with all the notes. */
export function Timeline({ timeline: { ticks, browsers }, dataDate }: TimelineProps) {
	return (
		<section className={styles.section} aria-labelledby="history">
			<h2 id="history">Browser by browser</h2>
			<div className={styles.axis} aria-hidden="true">
				{ticks.map(({ year, at }) => (
					<span key={year} style={{ left: `${at}%` }}>
						{year}
					</span>
				))}
			</div>
			<ul>
				{browsers.map((browser) => (
					<Browser key={browser.id} browser={browser} ticks={ticks} />
				))}
			</ul>
			<p className={styles.today}>
				Bars end with the date of the data, <time dateTime={dataDate}>{formatDate(dataDate)}</time>.
			</p>
		</section>
	);
}

function Browser({ browser, ticks }: { readonly browser: BrowserHistory; readonly ticks: FeatureView["timeline"]["ticks"] }) {
	return (
		<li id={`history-${browser.id}`} className={styles.browser}>
			<h3>{browser.name}</h3>
			<div className={styles.track} aria-hidden="true">
				{ticks.map(({ year, at }) => (
					<span key={year} className={styles.tick} style={{ left: `${at}%` }} />
				))}
				{browser.bars.map(({ from, to, support }) => (
					<span
						key={`${from} ${to} ${support}`}
						className={styles.bar}
						data-support={support}
						style={{ left: `${from}%`, width: `${Math.max(0.8, to - from)}%` }}
					/>
				))}
			</div>
			<ul className={styles.entries}>
				{browser.entries.map((entry) => (
					<Entry key={JSON.stringify(entry)} entry={entry} />
				))}
			</ul>
		</li>
	);
}

function Entry({ entry: { support, versions, date, remarks, notes, bug } }: { readonly entry: HistoryEntry }) {
	return (
		<li>
			<span className={styles.icon} data-support={support}>
				<SupportIcon support={support} />
			</span>
			<div>
				<span className="visually-hidden">{SUPPORT_WORDS[support]}: </span>
				<span className={styles.versions}>{versions || "Not supported"}</span>
				{date && (
					<span className={styles.date}>
						, <time dateTime={date}>{formatMonth(date)}</time>
					</span>
				)}
				{remarks.map((remark) => (
					<Fragment key={remark}>
						{". "}
						<RichText text={remark} />
					</Fragment>
				))}
				{notes.map((note) => (
					<p key={note} className={styles.note}>
						<RichText text={note} />
					</p>
				))}
				{bug && (
					<p className={styles.note}>
						<a href={bug}>Follow its implementation</a>
					</p>
				)}
			</div>
		</li>
	);
}
