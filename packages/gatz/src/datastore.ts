import { createAbsentModule } from "./plugins/absent-module.js";

/** `gatsby/dist/datastore`, which some source plugins require: throws MODULE_NOT_YET when a member is read. */
const datastore = createAbsentModule("gatsby/dist/datastore");

export { datastore as default, datastore as "module.exports" };
