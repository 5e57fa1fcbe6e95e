import { GraphQLScalarType } from "graphql";
import { JsonScalar } from "./json-scalar.js";

/** What `GatsbyImage` gets as `image`: a scalar of its own, so that generated types say what it is. Gatsby's feature `graphql-typegen`. */
export const ImageDataScalar = new GraphQLScalarType({ ...JsonScalar.toConfig(), name: "GatsbyImageData" });
