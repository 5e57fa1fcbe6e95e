// `gatsby/webpack`: nothing is behind it yet; reading a member throws GATZ_MODULE_NOT_YET.
import { createAbsentModule } from "./dist/plugins/absent-module.js";

const webpack = createAbsentModule("gatsby/webpack");

export { webpack as default, webpack as "module.exports" };
