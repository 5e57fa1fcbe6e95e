import { graphql, Link, type PageProps } from "gatsby";
import { formatCount, formatDate, formatMonth } from "../compat/format";
import { featureHref, searchHref } from "../compat/links";
import type { FeatureLink } from "../compat/views";
import { Meter } from "../components/meter";
import { PageHead } from "../components/page-head";
import { RichText } from "../components/rich-text";
import * as styles from "./index.module.css";

interface HomeData {
	readonly edition: {
		readonly date: string;
		readonly examples: readonly FeatureLink[];
		readonly arrivals: readonly {
			readonly since: string;
			readonly last: string;
			readonly feature: FeatureLink & { readonly kind: string };
		}[];
	};
	readonly categories: {
		readonly nodes: readonly {
			readonly key: string;
			readonly label: string;
			readonly about: string;
			readonly count: number;
			readonly everywhere: number;
		}[];
	};
	readonly browsers: { readonly totalCount: number };
}

export default function HomePage({ data: { edition, categories, browsers } }: PageProps<HomeData>) {
	return (
		<>
			<p className={styles.examples}>
				<span>Try</span>
				{edition.examples.map(({ path, title }) => (
					<Link key={path} to={featureHref(path)}>
						<RichText text={title} isPlain />
					</Link>
				))}
			</p>

			<section className={styles.section} aria-labelledby="arrivals">
				<h2 id="arrivals">Newly everywhere</h2>
				<p className={styles.intro}>The latest features that work in Chrome, Edge, Firefox and Safari, on desktop and phone.</p>
				<ol className={styles.arrivals}>
					{edition.arrivals.map(({ since, last, feature: { path, title, kind } }) => (
						<li key={path}>
							<Link to={featureHref(path)}>
								<span className={styles.kind}>{kind}</span>
								<span className={styles.name}>
									<RichText text={title} isPlain />
								</span>
								<span className={styles.since}>
									<time dateTime={since}>{formatMonth(since)}</time>, with {last}
								</span>
							</Link>
						</li>
					))}
				</ol>
			</section>

			<section className={styles.section} aria-labelledby="categories">
				<h2 id="categories">Browse the platform</h2>
				<ul className={styles.categories}>
					{categories.nodes.map(({ key, label, about, count, everywhere }) => (
						<li key={key}>
							<Link to={searchHref({ category: key })}>
								<span className={styles.category}>{label}</span>
								<span className={styles.about}>{about}</span>
								{everywhere > 0 ? (
									<Meter part={everywhere} whole={count} words="work everywhere" />
								) : (
									<span className={styles.only}>{formatCount(count)} features</span>
								)}
							</Link>
						</li>
					))}
				</ul>
			</section>

			<section className={styles.own} aria-labelledby="own">
				<h2 id="own">What does your browser lack?</h2>
				<p>
					Its version tells. Compared with the release notes of {browsers.totalCount} browsers and runtimes, as of{" "}
					<time dateTime={edition.date}>{formatDate(edition.date)}</time>.
				</p>
				<Link className={styles.action} to="/my-browser/">
					Check my browser
				</Link>
			</section>
		</>
	);
}

export function Head() {
	return (
		<PageHead
			title="What can you use on the web today?"
			description="Search every feature of the web platform and see which browsers support it."
		/>
	);
}

export const query = graphql`
	query Home {
		edition: compatEdition {
			date
			examples {
				path
				title
			}
			arrivals {
				since
				last
				feature {
					path
					title: heading
					kind
				}
			}
		}
		categories: allCompatCategory {
			nodes {
				key
				label
				about
				count
				everywhere
			}
		}
		browsers: allCompatBrowser {
			totalCount
		}
	}
`;
