import { graphql, useStaticQuery } from "gatsby";

export function Title() {
	return <h1>{useStaticQuery(graphql`{ sight { id } }`).sight.id}</h1>;
}
