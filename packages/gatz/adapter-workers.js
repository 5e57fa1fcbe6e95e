// `gatsby/adapter-workers`: an adapter for gatsby-config. See docs/guides/other-hosts.md.
import { createWorkersAdapter } from "./dist/hosting/workers-adapter.js";

export { createWorkersAdapter as default, createWorkersAdapter as "module.exports" };
