import { graphql, useStaticQuery } from "gatsby";
import type { BrowserInfo } from "../compat/feature";

/** What all pages share of the data, loaded once. */
export interface Edition {
	/** ISO date of the data: the site's today. */
	readonly date: string;
	/** In the order in which tables show them. */
	readonly browsers: readonly BrowserInfo[];
}

export function useEdition(): Edition {
	const { edition, browsers } = useStaticQuery<{ edition: { date: string }; browsers: { nodes: BrowserInfo[] } }>(graphql`
		query Edition {
			edition: compatEdition {
				date
			}
			browsers: allCompatBrowser {
				nodes {
					key
					name
					shortName
					group
				}
			}
		}
	`);
	return { date: edition.date, browsers: browsers.nodes };
}

/** `safari` → `Safari` */
export function browserName({ browsers }: Edition, key: string): string {
	return browsers.find((browser) => browser.key === key)?.name ?? key;
}
