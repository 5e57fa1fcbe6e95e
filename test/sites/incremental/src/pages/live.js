import { graphql } from "gatsby";
import * as React from "react";

export default function Page({ data, serverData }) {
	return <pre>{JSON.stringify({ data, serverData })}</pre>;
}

export const getServerData = () => ({ props: { live: true } });

export const query = graphql`
	{
		allNote {
			nodes {
				...NoteFields
			}
		}
	}
`;
