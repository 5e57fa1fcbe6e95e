// `gatsby/sharp`: nothing is behind it yet; reading a member throws GATZ_MODULE_NOT_YET.
import { createAbsentModule } from "./dist/plugins/absent-module.js";

const sharp = createAbsentModule("gatsby/sharp");

export { sharp as default, sharp as "module.exports" };
