import React from "react";
import { graphql, useStaticQuery } from "gatsby";
import { Marked } from "../components/marked";

export default function Page({ data }) {
	// A static query of this page's own.
	const result = useStaticQuery(graphql`{ site { siteMetadata { author } page_page2: pathPrefix } }`);
	return <Marked marker="page-2" title={`${data.site.siteMetadata.title} ${result.site.siteMetadata.author}`} />;
}

export const query = graphql`{ site { siteMetadata { title } } }`;
