import { graphql } from "gatsby";

const FIELD = "id";

export default function Page() {
	return <h1>Page</h1>;
}

export const query = graphql`
	{
		site {
			${FIELD}
		}
	}
`;
