import { type BrowserInfo, groupBrowsers } from "../compat/feature";
import { formatList, formatMonth } from "../compat/format";
import type { ComparedCell, ComparedFeature } from "../compat/views";
import * as styles from "./compare-table.module.css";
import { RichText } from "./rich-text";
import { SupportBadge } from "./support-badge";
import { useEdition } from "./use-edition";

interface CompareTableProps {
	readonly a: ComparedFeature;
	readonly b: ComparedFeature;
}

const NO_DATA: ComparedCell = { support: "unknown", version: "", date: "" };

/** A line for each browser that the data speaks about, with both answers; lines where they differ are marked. */
export function CompareTable({ a, b }: CompareTableProps) {
	const groups = groupBrowsers(useEdition().browsers, (key) => key in a.cells || key in b.cells);
	const shown = groups.flatMap(({ browsers }) => browsers);
	const differing = shown.filter(({ key }) => differs(a, b, key));
	return (
		<section className={styles.section} aria-labelledby="comparison">
			<h2 id="comparison">Browser by browser</h2>
			<p className={styles.summary}>{summary(a, b, differing, shown.length)}</p>
			<table className={styles.table}>
				<thead>
					<tr>
						<td />
						<th scope="col">
							<RichText text={a.title} isPlain />
						</th>
						<th scope="col">
							<RichText text={b.title} isPlain />
						</th>
					</tr>
				</thead>
				{groups.map(({ label, browsers }) => (
					<tbody key={label}>
						<tr>
							<th className={styles.group} scope="rowgroup" colSpan={3}>
								{label}
							</th>
						</tr>
						{browsers.map((browser) => (
							<Row key={browser.key} browser={browser} a={a} b={b} />
						))}
					</tbody>
				))}
			</table>
		</section>
	);
}

function Row({ browser, a, b }: CompareTableProps & { readonly browser: BrowserInfo }) {
	const isDifferent = differs(a, b, browser.key);
	return (
		<tr className={isDifferent ? styles.differs : undefined}>
			<th scope="row">
				{browser.shortName}
				{isDifferent && <span className={styles.mark}>differs</span>}
			</th>
			<Cell cell={a.cells[browser.key] ?? NO_DATA} />
			<Cell cell={b.cells[browser.key] ?? NO_DATA} />
		</tr>
	);
}

function Cell({ cell }: { readonly cell: ComparedCell }) {
	return (
		<td>
			<SupportBadge cell={cell} />
			{cell.date && (
				<time className={styles.date} dateTime={cell.date}>
					{formatMonth(cell.date)}
				</time>
			)}
		</td>
	);
}

/** Whether the answers differ; that the same answer came with another version is no difference to who asks today. */
function differs(a: ComparedFeature, b: ComparedFeature, key: string): boolean {
	return (a.cells[key] ?? NO_DATA).support !== (b.cells[key] ?? NO_DATA).support;
}

function summary(a: ComparedFeature, b: ComparedFeature, differing: readonly BrowserInfo[], count: number): string {
	if (a.path === b.path) return "Both sides are the same feature.";
	if (differing.length === 0) return `All ${count} browsers and runtimes support both alike.`;
	if (differing.length === count) return `They differ in all ${count} browsers and runtimes.`;
	return `They differ in ${differing.length} of ${count} browsers and runtimes: ${formatList(differing.map(({ name }) => name))}.`;
}
