import { graphql, Slice } from "gatsby";
import * as React from "react";

export default function Page({ data, serverData }) {
	return (
		<>
			<pre>{JSON.stringify({ data, serverData })}</pre>
			<Slice alias="slogan" />
		</>
	);
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
