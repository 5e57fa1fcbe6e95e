// `gatsby/adapter-fetch`: an adapter for gatsby-config. See docs/guides/other-hosts.md.
import { createFetchAdapter } from "./dist/hosting/entry-adapters.js";

export { createFetchAdapter as default, createFetchAdapter as "module.exports" };
