import { graphql } from "gatsby";
import * as React from "react";

export default function Post({ data }) {
	return (
		<article>
			<h1>{data.markdownRemark.frontmatter.title}</h1>
			{/* biome-ignore lint/security/noDangerouslySetInnerHtml: HTML of Markdown */}
			<div id="html" dangerouslySetInnerHTML={{ __html: data.markdownRemark.html }} />
		</article>
	);
}

export const query = graphql`
	query ($id: String!) {
		markdownRemark(id: { eq: $id }) {
			html
			frontmatter {
				title
			}
		}
	}
`;
