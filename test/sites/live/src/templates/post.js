import { graphql } from "gatsby";
import React from "react";

export default function Post({ data }) {
	return (
		<main>
			<h1>{data.markdownRemark.frontmatter.title}</h1>
			<article dangerouslySetInnerHTML={{ __html: data.markdownRemark.html }} />
		</main>
	);
}

export const query = graphql`query ($id: String!) { markdownRemark(id: { eq: $id }) { html frontmatter { title } } }`;
