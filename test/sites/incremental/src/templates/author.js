import { graphql, Slice } from "gatsby";
import * as React from "react";

export default function Author({ data }) {
	return (
		<>
			<pre>{JSON.stringify(data)}</pre>
			<Slice alias="slogan" />
		</>
	);
}

export const query = graphql`
	query ($slug: String!) {
		author(slug: { eq: $slug }) {
			name
			shout
			notes {
				...NoteFields
			}
		}
	}
`;
