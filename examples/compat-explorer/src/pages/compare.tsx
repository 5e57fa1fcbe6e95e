import { type GetServerDataProps, graphql, type HeadProps, Link, type PageProps } from "gatsby";
import { formatCount } from "../compat/format";
import { compareHref } from "../compat/links";
import { plainText } from "../compat/markup";
import type { ComparedFeature, CompareView, FeatureLink } from "../compat/views";
import { CompareSide } from "../components/compare-side";
import { CompareTable } from "../components/compare-table";
import { CompareIcon } from "../components/icons";
import { PageHead } from "../components/page-head";
import { RichText } from "../components/rich-text";
import { compareView } from "../server/compare-view.server";
import { loadLibrary } from "../server/load-compat.server";
import * as styles from "./compare.module.css";

interface CompareData {
	readonly edition: { readonly count: number; readonly pairs: readonly { readonly a: FeatureLink; readonly b: FeatureLink }[] };
}

export async function getServerData({ query }: GetServerDataProps) {
	return {
		props: compareView(await loadLibrary(), query),
		headers: { "Cache-Control": "public, max-age=60, s-maxage=600" },
	};
}

/** `data` was asked for at build, `serverData` is what the address comes to. */
export default function ComparePage({ data: { edition }, serverData: { a, b } }: PageProps<CompareData, object, unknown, CompareView>) {
	const isEmpty = !a.feature && !b.feature && a.query === "" && b.query === "";
	return (
		<>
			<header className={styles.header}>
				<h1>Compare two features</h1>
				<p>Choose from {formatCount(edition.count)}, and see in which browsers one can take the other’s place.</p>
			</header>
			<div className={styles.sides}>
				<CompareSide name="a" side={a} other={b} />
				<CompareSide name="b" side={b} other={a} />
			</div>
			{a.feature && b.feature && <Comparison a={a.feature} b={b.feature} />}
			{isEmpty && <Pairs pairs={edition.pairs} />}
		</>
	);
}

function Comparison({ a, b }: { readonly a: ComparedFeature; readonly b: ComparedFeature }) {
	return (
		<>
			<p className={styles.swap}>
				<Link to={compareHref({ a: b.path, b: a.path })}>
					<CompareIcon /> Swap sides
				</Link>
			</p>
			<CompareTable a={a} b={b} />
		</>
	);
}

function Pairs({ pairs }: { readonly pairs: CompareData["edition"]["pairs"] }) {
	return (
		<section className={styles.pairs} aria-labelledby="pairs">
			<h2 id="pairs">For example</h2>
			<ul>
				{pairs.map(({ a, b }) => (
					<li key={`${a.path} ${b.path}`}>
						<Link to={compareHref({ a: a.path, b: b.path })}>
							<RichText text={a.title} isPlain /> and <RichText text={b.title} isPlain />
						</Link>
					</li>
				))}
			</ul>
		</section>
	);
}

export function Head({ serverData: { a, b } }: HeadProps<object, object, CompareView>) {
	const names = [a.feature, b.feature].flatMap((feature) => (feature ? [plainText(feature.title)] : []));
	const title = names.length === 2 ? `${names[0]} and ${names[1]} compared` : "Compare two features";
	return <PageHead title={title} description="Two features of the web platform side by side: which browsers support which." />;
}

export const query = graphql`
	query Compare {
		edition: compatEdition {
			count
			pairs {
				a {
					path
					title
				}
				b {
					path
					title
				}
			}
		}
	}
`;
