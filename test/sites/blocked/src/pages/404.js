import React from "react";
import { graphql, useStaticQuery } from "gatsby";
import { Marked } from "../components/marked";

export default function Page({ data }) {
	// A static query of this page's own.
	const result = useStaticQuery(graphql`{ site { siteMetadata { author } page_404: pathPrefix } }`);
	return <Marked marker="404" title={`${data.site.siteMetadata.title} ${result.site.siteMetadata.author}`} />;
}

export const query = graphql`{ site { siteMetadata { title } } }`;
