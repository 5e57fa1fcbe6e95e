import { type BrowserInfo, groupBrowsers } from "../compat/feature";
import { formatAge, formatList, formatMonth } from "../compat/format";
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
	return (
		<section className={styles.section} aria-labelledby="comparison">
			<h2 id="comparison">Browser by browser</h2>
			<p className={styles.summary}>
				{summary(
					{ a, b },
					groups.flatMap(({ browsers }) => browsers),
				)}
			</p>
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
	const [cellA, cellB] = [cellOf(a, browser), cellOf(b, browser)];
	const isDifferent = differs(cellA, cellB);
	return (
		<tr className={isDifferent ? styles.differs : undefined}>
			<th scope="row">
				{browser.shortName}
				{isDifferent && <span className={styles.mark}>differs</span>}
			</th>
			<Cell cell={cellA} other={cellB} />
			<Cell cell={cellB} other={cellA} />
		</tr>
	);
}

function Cell({ cell, other }: { readonly cell: ComparedCell; readonly other: ComparedCell }) {
	return (
		<td>
			<div className={styles.cell}>
				<SupportBadge cell={cell} />
				{cell.date && (
					<p>
						<time dateTime={cell.date}>{formatMonth(cell.date)}</time> <small>{delay(cell, other)}</small>
					</p>
				)}
			</div>
		</td>
	);
}

/** How much later a feature came than the other that a browser has as well: `8 years later`, or "". */
function delay(cell: ComparedCell, other: ComparedCell): string {
	const isLater = other.date !== "" && other.date.slice(0, 7) < cell.date.slice(0, 7) && other.support === cell.support;
	return isLater ? `${formatAge(other.date, cell.date)} later` : "";
}

function cellOf({ cells }: ComparedFeature, { key }: BrowserInfo): ComparedCell {
	return cells[key] ?? NO_DATA;
}

/** Whether the answers differ. Silence is none, and that the same answer came with another version is no difference to who asks today. */
function differs(a: ComparedCell, b: ComparedCell): boolean {
	return isKnown(a) && isKnown(b) && a.support !== b.support;
}

function isKnown({ support }: ComparedCell): boolean {
	return support !== "unknown";
}

function summary({ a, b }: CompareTableProps, browsers: readonly BrowserInfo[]): string {
	if (a.path === b.path) return "Both sides are the same feature.";
	const compared = browsers.filter((browser) => isKnown(cellOf(a, browser)) && isKnown(cellOf(b, browser)));
	const differing = compared.filter((browser) => differs(cellOf(a, browser), cellOf(b, browser)));
	const all = `${compared.length} browsers and runtimes`;
	if (compared.length === 0) return "The data speaks of both in no browser.";
	if (differing.length === 0) return `The answer is the same in all ${all}.`;
	if (differing.length === compared.length) return `They differ in all ${all}.`;
	return `They differ in ${differing.length} of ${all}: ${formatList(differing.map(({ name }) => name))}.`;
}
