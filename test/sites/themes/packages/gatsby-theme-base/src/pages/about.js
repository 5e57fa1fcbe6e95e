import { graphql } from "gatsby";
import * as React from "react";
import Frame from "../components/frame";

export default function About({ data }) {
	return (
		<Frame>
			<h1>{`About ${data.site.siteMetadata.title}`}</h1>
		</Frame>
	);
}

export const query = graphql`query AboutPage { site { ...BaseSite } }`;
