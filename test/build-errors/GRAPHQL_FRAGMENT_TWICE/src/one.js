import { graphql } from "gatsby";

export const fragment = graphql`
	fragment SiteHead on Site {
		id
	}
`;
