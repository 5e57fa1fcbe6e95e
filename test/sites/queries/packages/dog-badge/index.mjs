import { graphql, useStaticQuery } from "gatsby";
import { createElement } from "react";

/** A package with a query of its own, with a fragment that the site gives. */
export default function DogBadge() {
	const { allDog } = useStaticQuery(graphql`
		query Badge {
			allDog(limit: 2) {
				nodes {
					...DogName
				}
				totalCount
			}
		}
	`);
	return createElement("p", { id: "badge" }, `${allDog.nodes.length} of ${allDog.totalCount}`);
}
