// `gatsby/graphql`: the one instance of graphql, which the schema is made with.
import graphql from "graphql";

export * from "graphql";
export { graphql as default, graphql as "module.exports" };
