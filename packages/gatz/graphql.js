// `gatsby/graphql`: the one instance of graphql, which the schema is made with, and the scalar JSON.
import graphql from "graphql";
import { JsonScalar as GraphQLJSON } from "./dist/data/json-scalar.js";

const members = { ...graphql, GraphQLJSON };

export * from "graphql";
export { GraphQLJSON, members as default, members as "module.exports" };
