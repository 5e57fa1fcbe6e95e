/** Gatsby's scalar `JSON`: any value, passed through. The one of graphql-compose, which its own types refer to as well. */
export { GraphQLJSON as JsonScalar } from "graphql-compose";
