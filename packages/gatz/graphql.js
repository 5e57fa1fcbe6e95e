// `gatsby/graphql`: nothing is behind it yet; reading a member throws GATZ_MODULE_NOT_YET.
import { createAbsentModule } from "./dist/plugins/absent-module.js";

const graphql = createAbsentModule("gatsby/graphql");

export { graphql as default, graphql as "module.exports" };
