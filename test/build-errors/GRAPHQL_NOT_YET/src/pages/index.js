import { graphql } from "gatsby";

export default function Page({ data }) {
	return <h1>{data.site.siteMetadata.title}</h1>;
}

export const query = graphql`
	{
		site {
			siteMetadata {
				title
			}
		}
	}
`;
