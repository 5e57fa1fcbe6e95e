import { Link } from "gatsby";
import { featureHref } from "../compat/links";
import { SUPPORT_WORDS, type Support } from "../compat/support";
import type { FeatureView, TableRow } from "../compat/views";
import { SupportIcon } from "./icons";
import { RichText } from "./rich-text";
import { StatusTags } from "./status-tags";
import { SupportBadge } from "./support-badge";
import * as styles from "./support-table.module.css";

const LEGEND: readonly Support[] = ["yes", "partial", "flag", "preview", "no", "unknown"];

/** The feature and its parts by browser: the version that brought each. */
export function SupportTable({ view }: { readonly view: FeatureView }) {
	const { tableGroups, rows, subFeatures, path } = view;
	const hidden = subFeatures - (rows.length - 1);
	const columns = listColumns(view);
	return (
		<section className={styles.section} aria-labelledby="support">
			<h2 id="support">Browser support</h2>
			{/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard */}
			<section className={styles.scroll} aria-labelledby="support" tabIndex={0}>
				<table className={styles.table}>
					<thead>
						<tr>
							<td className={styles.corner} rowSpan={2} />
							{tableGroups.map(({ label, browsers }) => (
								<th key={label} scope="colgroup" colSpan={browsers.length} className={styles.group}>
									<span>{label}</span>
								</th>
							))}
						</tr>
						<tr>
							{columns.map(({ id, name, startsGroup }) => (
								<th key={id} scope="col" className={startsGroup ? styles.start : undefined}>
									<a href={`#history-${id}`}>{name}</a>
								</th>
							))}
						</tr>
					</thead>
					<tbody>
						{rows.map((row, at) => (
							<Row key={row.path} row={row} isFeature={at === 0} columns={columns} />
						))}
					</tbody>
				</table>
			</section>
			{hidden > 0 && (
				<p className={styles.more}>
					<Link to={`${featureHref(path)}?all`}>Show {hidden} more sub-features</Link>
				</p>
			)}
			<ul className={styles.legend} aria-label="Legend">
				{LEGEND.map((support) => (
					<li key={support}>
						<SupportIcon support={support} /> {SUPPORT_WORDS[support]}
					</li>
				))}
			</ul>
		</section>
	);
}

interface Column {
	readonly id: string;
	readonly name: string;
	/** Set apart from the column before it. */
	readonly startsGroup: boolean;
}

function listColumns({ tableGroups }: FeatureView): Column[] {
	return tableGroups.flatMap(({ browsers }) => browsers.map(({ id, name }, at) => ({ id, name, startsGroup: at === 0 })));
}

interface RowProps {
	readonly row: TableRow;
	readonly isFeature: boolean;
	readonly columns: readonly Column[];
}

function Row({ row, isFeature, columns }: RowProps) {
	return (
		<tr className={isFeature ? styles.feature : undefined}>
			<th scope="row">
				{isFeature ? (
					<RichText text={row.title} isPlain />
				) : (
					<>
						<Link to={featureHref(row.path)}>
							<RichText text={row.title} isPlain />
						</Link>{" "}
						<StatusTags statuses={row.statuses} />
					</>
				)}
			</th>
			{columns.map(({ id, startsGroup }, at) => {
				const cell = row.cells[at];
				return (
					<td key={id} className={startsGroup ? styles.start : undefined}>
						{cell && <SupportBadge cell={cell} />}
					</td>
				);
			})}
		</tr>
	);
}
