import { graphql, useStaticQuery } from "gatsby";
import * as React from "react";

export const fragment = graphql`
	fragment BaseSite on Site {
		siteMetadata { title description }
	}
`;

export default function Title() {
	const { site } = useStaticQuery(graphql`query BaseTitle { site { ...BaseSite } }`);
	return <header id="title">{`${site.siteMetadata.title}, ${site.siteMetadata.description}`}</header>;
}
