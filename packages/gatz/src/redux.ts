import { createSiteView } from "./plugins/running-site.js";

/** `gatsby/dist/redux`, which some source plugins require: state and events of the site that is being built. */
export const store = createSiteView("store", "gatsby/dist/redux");
export const emitter = createSiteView("emitter", "gatsby/dist/redux");
