import { graphql, useStaticQuery } from "gatsby";
import { formatCount, percent } from "../compat/format";
import * as styles from "./home-hero.module.css";
import { Mosaic } from "./mosaic";

interface HeroData {
	readonly edition: { readonly count: number; readonly everywhere: number };
	readonly categories: { readonly nodes: readonly { readonly count: number; readonly everywhere: number }[] };
}

/** The first thing one sees: the question, and all of the platform at a glance. */
export function HomeHero() {
	const { edition, categories } = useStaticQuery<HeroData>(graphql`
		query HomeHero {
			edition: compatEdition {
				count
				everywhere
			}
			categories: allCompatCategory {
				nodes {
					count
					everywhere
				}
			}
		}
	`);
	return (
		<>
			<div className={styles.words}>
				<h1>What can you use on the web today?</h1>
				<p>Every feature of the web platform, and the browsers that have it.</p>
			</div>
			<figure className={styles.figure}>
				<Mosaic categories={categories.nodes} />
				<figcaption>
					<strong>{percent(edition.everywhere, edition.count)}%</strong> of {formatCount(edition.count)} features work in every major
					browser
				</figcaption>
			</figure>
		</>
	);
}
