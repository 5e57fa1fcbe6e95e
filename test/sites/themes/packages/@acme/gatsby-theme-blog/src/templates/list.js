import { graphql, Link } from "gatsby";
import * as React from "react";
import Frame from "gatsby-theme-base/src/components/frame";

export default ({ data }) => (
	<Frame>
		<h1>{`Posts at ${data.site.siteMetadata.blog}`}</h1>
		<Link to="/about/">About</Link>
	</Frame>
);

export const query = graphql`query ListPage { site { siteMetadata { blog } } }`;
