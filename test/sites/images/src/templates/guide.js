import { graphql } from "gatsby";
import * as React from "react";

export default function Guide({ data, children }) {
	return (
		<article>
			<h1>{data.mdx.frontmatter.title}</h1>
			<div id="content">{children}</div>
		</article>
	);
}

export const Head = ({ data }) => <title>{data.mdx.frontmatter.title}</title>;

export const query = graphql`
	query ($id: String!) {
		mdx(id: { eq: $id }) {
			excerpt
			tableOfContents
			frontmatter {
				title
			}
		}
	}
`;
