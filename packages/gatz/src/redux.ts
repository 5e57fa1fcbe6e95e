import { createAbsentModule } from "./plugins/absent-module.js";

/** `gatsby/dist/redux`, which some source plugins require: throws MODULE_NOT_YET when a member is read. */
const redux = createAbsentModule("gatsby/dist/redux");

export { redux as default, redux as "module.exports" };
