import { graphql } from "gatsby";

export const fragment = graphql`
	fragment NoteFields on Note {
		title
		minutes
		fields {
			label
		}
	}
`;
