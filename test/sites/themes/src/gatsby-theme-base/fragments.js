import { graphql } from "gatsby";

export const shadowed = graphql`fragment Shadowed on Site { siteMetadata { title } }`;
