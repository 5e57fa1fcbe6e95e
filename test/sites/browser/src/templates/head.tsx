import { graphql } from "gatsby";

export default function HeadPage() {
	return <h1>Head of all kinds</h1>;
}

export { Head } from "../components/head";

export const query = graphql`
	query HeadPage {
		site {
			siteMetadata {
				title
			}
		}
	}
`;
