import { graphql } from "gatsby";
import * as React from "react";

export default function Page({ data }) {
	return <pre>{JSON.stringify({ data })}</pre>;
}

export const config = () => () => ({ defer: true });

export const query = graphql`
	{
		note(slug: { eq: "dogs" }) {
			...NoteFields
		}
		allMark {
			nodes {
				text
			}
		}
	}
`;
