import React from "react";
import { graphql, Slice, useStaticQuery } from "gatsby";

export default function Footer() {
	const { site } = useStaticQuery(graphql`
		{
			site {
				siteMetadata {
					title
				}
			}
		}
	`);
	return (
		<footer>
			<p id="footer">{site.siteMetadata.title}</p>
			<Slice alias="note" text="nested" />
		</footer>
	);
}
