import { graphql } from "gatsby";
import * as React from "react";

export default function Page({ data }) {
	return <pre>{JSON.stringify({ data })}</pre>;
}

export const query = graphql`
	{
		allNote(sort: { weight: ASC }, filter: { draft: { ne: true } }) {
			totalCount
			nodes {
				...NoteFields
			}
		}
	}
`;
