import { graphql } from "gatsby";
import * as React from "react";

export default function Page({ data }) {
	return <pre>{JSON.stringify({ data })}</pre>;
}

export const query = graphql`
	{
		allEntry {
			nodes {
				id
				slug
			}
		}
		allSitePage {
			nodes {
				path
			}
		}
		groups: allNote {
			group(field: { author: { slug: SELECT } }) {
				fieldValue
				totalCount
			}
		}
	}
`;
