// `gatsby/utils`: nothing is behind it yet; reading a member throws GATZ_MODULE_NOT_YET.
import { createAbsentModule } from "./dist/plugins/absent-module.js";

const utils = createAbsentModule("gatsby/utils");

export { utils as default, utils as "module.exports" };
