// `gatsby/adapter-workers`: an adapter for gatsby-config. See docs/guides/other-hosts.md.
import { createWorkersAdapter } from "./dist/hosting/entry-adapters.js";

export { createWorkersAdapter as default, createWorkersAdapter as "module.exports" };
