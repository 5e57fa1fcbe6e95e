import { graphql, useStaticQuery } from "gatsby";

export default function Page() {
	return <h1>{useStaticQuery(graphql`{ site { price } }`).site.price}</h1>;
}
