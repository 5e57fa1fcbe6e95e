import { graphql, useStaticQuery } from "gatsby";

export function useTitle() {
	return useStaticQuery(graphql`
		{
			site {
				siteMetadata {
					title
				}
			}
		}
	`).site.siteMetadata.title;
}

export default function Title() {
	return <p id="title">{useTitle()}</p>;
}
