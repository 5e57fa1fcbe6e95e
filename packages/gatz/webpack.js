// `gatsby/webpack`: the plugins that onCreateWebpackConfig can use; reading any other member throws GATZ_MODULE_NOT_YET.
import { createAbsentModule } from "./dist/plugins/absent-module.js";
import * as classes from "./dist/plugins/webpack-classes.js";

const webpack = createAbsentModule("gatsby/webpack", classes);

export { webpack as default, webpack as "module.exports" };
