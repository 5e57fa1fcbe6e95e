// `gatsby/internal`: nothing is behind it yet; reading a member throws GATZ_MODULE_NOT_YET.
import { createAbsentModule } from "./dist/plugins/absent-module.js";

const internal = createAbsentModule("gatsby/internal");

export { internal as default, internal as "module.exports" };
