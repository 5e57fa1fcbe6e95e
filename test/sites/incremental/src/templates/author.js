import { graphql } from "gatsby";
import * as React from "react";

export default function Author({ data }) {
	return <pre>{JSON.stringify(data)}</pre>;
}

export const query = graphql`
	query ($slug: String!) {
		author(slug: { eq: $slug }) {
			name
			notes {
				...NoteFields
			}
		}
	}
`;
