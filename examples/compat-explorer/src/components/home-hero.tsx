import { formatCount, percent } from "../compat/format";
import type { HomeView } from "../compat/views";
import * as styles from "./home-hero.module.css";
import { Mosaic } from "./mosaic";

/** The first thing one sees: the question, and all of the platform at a glance. */
export function HomeHero({ home: { categories, everywhere, size } }: { readonly home: HomeView }) {
	return (
		<>
			<div className={styles.words}>
				<h1>What can you use on the web today?</h1>
				<p>Every feature of the web platform, and the browsers that have it.</p>
			</div>
			<figure className={styles.figure}>
				<Mosaic categories={categories} />
				<figcaption>
					<strong>{percent(everywhere, size)}%</strong> of {formatCount(size)} features work in every major browser
				</figcaption>
			</figure>
		</>
	);
}
