import { graphql } from "gatsby";
import * as React from "react";

export default ({ data, pageContext }) => <h1>{`${pageContext.title}, of ${data.site.siteMetadata.title}`}</h1>;

export const query = graphql`query PostPage { site { siteMetadata { title } } }`;
