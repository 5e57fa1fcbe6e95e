import { graphql, StaticQuery } from "gatsby";
import { createContext } from "react";

export const Description = createContext("none");

const query = graphql`
	query Description {
		site {
			siteMetadata {
				description
			}
		}
	}
`;

export const wrapRootElement = ({ element }) => (
	<StaticQuery query={query}>
		{(data) => <Description.Provider value={data.site.siteMetadata.description}>{element}</Description.Provider>}
	</StaticQuery>
);
