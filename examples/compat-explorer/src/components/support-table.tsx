import { graphql, Link } from "gatsby";
import { type BrowserGroup, type Feature, groupBrowsers, type SubFeature, type SupportRow } from "../compat/feature";
import { featureHref } from "../compat/links";
import { SUPPORT_WORDS, type Support, type SupportCell } from "../compat/support";
import { SupportIcon } from "./icons";
import { RichText } from "./rich-text";
import { StatusTags } from "./status-tags";
import { SupportBadge } from "./support-badge";
import * as styles from "./support-table.module.css";
import { useEdition } from "./use-edition";

const LEGEND: readonly Support[] = ["yes", "partial", "flag", "preview", "no", "unknown"];
const NO_DATA: SupportCell = { support: "unknown", version: "" };

/** Sub-features that are shown unless all are asked for: an interface may have 240. */
const ROWS = 30;

export const fragment = graphql`
	fragment SupportRow on CompatFeature {
		path
		title
		statuses
		support {
			browser
			support
			version
			mark
			hasNotes
		}
	}
	fragment SupportTable on CompatFeature {
		...SupportRow
		subFeatures {
			...SupportRow
		}
	}
`;

interface SupportTableProps {
	readonly feature: Feature;
	readonly showAll: boolean;
}

/** The feature and its parts by browser: the version that brought each. */
export function SupportTable({ feature, showAll }: SupportTableProps) {
	const { subFeatures } = feature;
	const spoken = new Set(feature.support.map(({ browser }) => browser));
	const groups = groupBrowsers(useEdition().browsers, (key) => spoken.has(key));
	const columns = listColumns(groups);
	const shown = showAll ? subFeatures : subFeatures.slice(0, ROWS);
	return (
		<section className={styles.section} aria-labelledby="support">
			<h2 id="support">Browser support</h2>
			{/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard */}
			<section className={styles.scroll} aria-label="Table of browser support" tabIndex={0}>
				<table className={styles.table}>
					<thead>
						<tr>
							<td rowSpan={2} />
							{groups.map(({ label, browsers }) => (
								<th key={label} scope="colgroup" colSpan={browsers.length} className={styles.group}>
									<span>{label}</span>
								</th>
							))}
						</tr>
						<tr>
							{columns.map(({ key, name, startsGroup }) => (
								<th key={key} scope="col" className={startsGroup ? styles.start : undefined}>
									<a href={`#history-${key}`}>{name}</a>
								</th>
							))}
						</tr>
					</thead>
					<tbody>
						<tr className={styles.feature}>
							<th scope="row">
								<RichText text={feature.title} isPlain />
							</th>
							<Cells row={feature} columns={columns} />
						</tr>
						{shown.map((row) => (
							<tr key={row.path}>
								<th scope="row">
									<Link to={featureHref(row.path)}>
										<RichText text={row.title} isPlain />
									</Link>{" "}
									<StatusTags statuses={row.statuses} />
								</th>
								<Cells row={row} columns={columns} />
							</tr>
						))}
					</tbody>
				</table>
			</section>
			<More path={feature.path} hidden={subFeatures.slice(shown.length)} />
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
	readonly key: string;
	readonly name: string;
	/** Set apart from the column before it. */
	readonly startsGroup: boolean;
}

function listColumns(groups: readonly BrowserGroup[]): Column[] {
	return groups.flatMap(({ browsers }) => browsers.map(({ key, shortName }, at) => ({ key, name: shortName, startsGroup: at === 0 })));
}

function Cells({ row, columns }: { readonly row: SupportRow; readonly columns: readonly Column[] }) {
	const cells = new Map(row.support.map((cell) => [cell.browser, cell]));
	return columns.map(({ key, startsGroup }) => (
		<td key={key} className={startsGroup ? styles.start : undefined}>
			<SupportBadge cell={cells.get(key) ?? NO_DATA} />
		</td>
	));
}

/** Leads to the rest. The page is static, so that only a script can read `?all`: without one the rest is a list of links. */
function More({ path, hidden }: { readonly path: string; readonly hidden: readonly SubFeature[] }) {
	if (hidden.length === 0) return null;
	return (
		<div className={styles.more}>
			<Link to={`${featureHref(path)}?all`}>Show {hidden.length} more sub-features</Link>
			<noscript>
				<ul className={styles.rest}>
					{hidden.map((feature) => (
						<li key={feature.path}>
							<Link to={featureHref(feature.path)}>
								<RichText text={feature.title} isPlain />
							</Link>
						</li>
					))}
				</ul>
			</noscript>
		</div>
	);
}
