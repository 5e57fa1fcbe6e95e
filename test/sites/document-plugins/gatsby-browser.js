// gatsby-plugin-manifest sets it by onCreateWebpackConfig; where that is not honoured, its onRouteUpdate needs it none the less.
globalThis.__MANIFEST_PLUGIN_HAS_LOCALISATION__ ??= false;
