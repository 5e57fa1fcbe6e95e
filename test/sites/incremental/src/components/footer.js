import { graphql, useStaticQuery } from "gatsby";
import * as React from "react";

export default function Footer() {
	const { site, heaviest } = useStaticQuery(graphql`
		{
			site {
				siteMetadata {
					title
					footer
				}
			}
			heaviest: allNote(sort: { weight: DESC }, limit: 1) {
				nodes {
					title
				}
			}
		}
	`);
	return (
		<footer>
			{site.siteMetadata.title}, {site.siteMetadata.footer}, {heaviest.nodes.map(({ title }) => title)}
		</footer>
	);
}
