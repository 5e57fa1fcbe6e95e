// `gatsby/adapter-lambda`: an adapter for gatsby-config. See docs/guides/other-hosts.md.
import { createLambdaAdapter } from "./dist/hosting/entry-adapters.js";

export { createLambdaAdapter as default, createLambdaAdapter as "module.exports" };
