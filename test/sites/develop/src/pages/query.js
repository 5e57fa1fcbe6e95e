import * as React from "react";
import { graphql } from "gatsby";

export default function QueryPage({ data }) {
	return <h1>{data.site.siteMetadata.title}</h1>;
}

export const Head = () => <title>Query</title>;

export const query = graphql`
	{
		site {
			siteMetadata {
				title
			}
		}
	}
`;
