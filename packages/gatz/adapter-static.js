// `gatsby/adapter-static`: an adapter for gatsby-config. See docs/guides/other-hosts.md.
import { createStaticAdapter } from "./dist/hosting/static-adapter.js";

export { createStaticAdapter as default, createStaticAdapter as "module.exports" };
