import { graphql } from "gatsby";
import * as React from "react";

export default () => <h1>the theme's post</h1>;

export const query = graphql`query PostPage { site { siteMetadata { blog } } }`;
