import { graphql, useStaticQuery } from "gatsby";

export function Title() {
	const { site } = useStaticQuery(graphql`
		{
			site {
				siteMetadata {
					title
				}
			}
		}
	`);
	return <h1>{site.siteMetadata.title}</h1>;
}
