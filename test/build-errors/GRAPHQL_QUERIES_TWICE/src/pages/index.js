import { graphql } from "gatsby";

export default function Page() {
	return <h1>Page</h1>;
}

export const query = graphql`
	query First {
		site {
			id
		}
	}
`;

export const other = graphql`
	query Second {
		site {
			id
		}
	}
`;
