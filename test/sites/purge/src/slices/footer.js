import { graphql } from "gatsby";

export default function Footer({ data }) {
	return <footer>{data.note.text}</footer>;
}

export const query = graphql`
	{
		note {
			text
		}
	}
`;
